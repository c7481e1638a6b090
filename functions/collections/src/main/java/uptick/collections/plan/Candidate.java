package uptick.collections.plan;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// A question that could be asked about a topic.
///
/// @param api the ledger's name of what it is paid from, such as `youtube.search`
/// @param operation what is asked there, such as `search.list`
/// @param units what it costs there, 1 or more
/// @param sinceAsked since the latest answer to it, null where it is new: never asked
/// @param past what it brought when it was asked before
/// @param priority the higher, the earlier; 0 where nobody set one
/// @param isControl whether the topic is of the control sample, which is asked so that hit rates can be told
public record Candidate(
        UUID topicId,
        String api,
        String operation,
        int units,
        @Nullable Duration sinceAsked,
        Past past,
        int priority,
        boolean isControl) {

    public Candidate {
        if (units < 1) {
            throw new IllegalArgumentException("a question costs a unit or more, not " + units);
        }
        if (sinceAsked != null && sinceAsked.isNegative()) {
            throw new IllegalArgumentException("asked in the future: " + sinceAsked);
        }
        if (sinceAsked == null && past.runs() > 0) {
            throw new IllegalArgumentException("never asked, and yet answered: " + past);
        }
    }

    /// What it brought in its latest runs.
    ///
    /// @param runs in which it was answered, of those that are looked back at
    /// @param withNews runs of these in which the answer held something that the one before did not
    public record Past(int runs, int withNews) {

        /// A question that was not asked before.
        public static final Past NONE = new Past(0, 0);

        public Past {
            if (withNews < 0 || withNews > runs) {
                throw new IllegalArgumentException(withNews + " with news of " + runs);
            }
        }
    }
}
