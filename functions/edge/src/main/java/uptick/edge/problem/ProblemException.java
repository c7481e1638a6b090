package uptick.edge.problem;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// The caller's fault or our refusal, on its way to the wire. Made by [Problems].
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String detail;
    private final @Nullable String field;
    private final @Nullable Duration retryAfter;
    private final transient @Nullable Limit limit;

    ProblemException(
            ProblemType type,
            String detail,
            @Nullable String field,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(type.uri() + ": " + detail, cause);
        this.type = type;
        this.detail = detail;
        this.field = field;
        this.retryAfter = retryAfter;
        this.limit = null;
    }

    ProblemException(ProblemType type, String detail, @Nullable Duration retryAfter, Limit limit) {
        super(type.uri() + ": " + detail);
        this.type = type;
        this.detail = detail;
        this.field = null;
        this.retryAfter = retryAfter;
        this.limit = limit;
    }

    /// What kind of refusal.
    public ProblemType type() {
        return type;
    }

    /// This case in a sentence.
    public String detail() {
        return detail;
    }

    /// The wrong field, if one is to blame.
    public @Nullable String field() {
        return field;
    }

    /// When to try again, if that may help.
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /// The tier's limit that was reached, if that is why.
    public @Nullable Limit limit() {
        return limit;
    }

    /// A limit by its name, and what it allows.
    public record Limit(String name, int allowed) {}
}
