package uptick.collections.source;

import uptick.collections.source.SourceReply.Absent;
import uptick.model.collections.ObservationState;

/// Why an answer gives nothing, in the words that the sources share.
public final class Absences {

    private Absences() {}

    /// The source answered, and there was nothing.
    public static <T> Absent<T> empty(String reason) {
        return new Absent<>(ObservationState.EMPTY, reason);
    }

    /// The source refuses us.
    public static <T> Absent<T> blocked(String reason) {
        return new Absent<>(ObservationState.BLOCKED, reason);
    }

    /// The source cannot be asked for this.
    public static <T> Absent<T> unsupported(String reason) {
        return new Absent<>(ObservationState.UNSUPPORTED, reason);
    }

    /// The source answered with something that is no answer.
    ///
    /// @param what what was expected, such as `no list of videos`
    public static <T> Absent<T> notUnderstood(String provider, String what) {
        return new Absent<>(
                ObservationState.FAILED,
                provider + " answered with something that is " + what + ".");
    }

    /// The source answered with a status that says nothing more about this question.
    public static <T> Absent<T> byStatus(String provider, int status) {
        return status == 429
                ? blocked(provider + " asks for fewer requests.")
                : new Absent<>(
                        ObservationState.FAILED,
                        provider + " answered with status " + status + ".");
    }
}
