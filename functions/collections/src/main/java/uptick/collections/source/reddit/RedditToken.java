package uptick.collections.source.reddit;

import java.time.Duration;

import uptick.collections.source.Absences;
import uptick.collections.source.SourceReply.Absent;

/// What opens Reddit's data for a while.
///
/// @param value secret; in a header on the wire only
/// @param lifetime from the answer that brought it on
public record RedditToken(String value, Duration lifetime) {

    private static final String OVER = "Reddit's token is over.";

    /// Whether an answer says that its token is over: then a new one, asked for once, may help.
    public static boolean isOver(Absent<?> absent) {
        return absent.equals(over());
    }

    static <T> Absent<T> over() {
        return Absences.blocked(OVER);
    }

    /// Leaves the token out.
    @Override
    public String toString() {
        return "RedditToken[" + lifetime + "]";
    }
}
