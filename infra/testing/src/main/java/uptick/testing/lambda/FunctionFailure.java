package uptick.testing.lambda;

import java.time.Duration;
import java.util.List;

/// A function that did not start, or was lost while it had an event to answer. The message ends with the last lines of
/// the function's log.
public final class FunctionFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LOG_LINES = 40;

    /// How a function was lost.
    public enum Kind {
        /// It reported that its handler could not be made.
        INIT_ERROR,
        /// It reported that a SnapStart hook failed before the snapshot.
        CHECKPOINT_ERROR,
        /// It reported that a SnapStart hook failed after the restore.
        RESTORE_ERROR,
        /// Its process ended.
        DIED,
        /// It was given up on and killed.
        TIMED_OUT
    }

    private final Kind kind;

    private FunctionFailure(Kind kind, String what, String log) {
        super(what + "\n--- the end of its log ---\n" + tail(log));
        this.kind = kind;
    }

    /// Which way the function was lost.
    public Kind kind() {
        return kind;
    }

    static FunctionFailure refused(String handler, Kind kind, String payload, String log) {
        return new FunctionFailure(kind, handler + " reported " + kind + ": " + payload, log);
    }

    static FunctionFailure died(String handler, int exitCode, String log) {
        return new FunctionFailure(Kind.DIED, handler + " ended with exit code " + exitCode, log);
    }

    static FunctionFailure timedOut(String handler, String doing, Duration limit, String log) {
        return new FunctionFailure(
                Kind.TIMED_OUT,
                handler + " was still " + doing + " after " + limit.toMillis() + " ms",
                log);
    }

    private static String tail(String log) {
        List<String> lines = log.lines().toList();
        return String.join(
                "\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }
}
