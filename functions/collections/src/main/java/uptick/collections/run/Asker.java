package uptick.collections.run;

import java.time.Instant;

import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;

/// Asks a provider for a slice, within all that holds for it: units are reserved before each attempt and settled after
/// it, the pace and the breaker of the source hold over all instances, a failure that may pass is tried again.
public interface Asker {

    /// Asks, and reads the answer. Never throws for what a provider does.
    ///
    /// @return what the answer means; where no question went out, an absence that says why: `QUOTA` without units,
    ///     `NOT_ASKED` without time or while the source rests
    <T> SourceReply<T> ask(Question<T> question);

    /// Whether there is time to ask anything more. Where there is none, a source that has committed pages returns
    /// [SliceEnd#handBack], and another worker goes on from its cursor.
    boolean hasTime();

    /// When the latest answer had come; before the first, now. What observations of that answer are dated with.
    Instant answeredAt();

    /// Lets nobody ask the source before then: what its own headers say of its pace. A later instant that is there
    /// already stays.
    void holdUntil(Instant until);
}
