package uptick.edge.problem;

import java.time.Duration;

/// Makes refusals: call sites say `throw Problems.notFound("topic")`.
public final class Problems {

    static final String UNAUTHENTICATED =
            "This needs an access token or an API key that counts. Sign in first, or again.";

    private static final Duration SOON = Duration.ofSeconds(5);

    private Problems() {}

    /// A field of the request is wrong.
    ///
    /// @param field snake_case name as the client sent it
    /// @param detail what would be right
    public static ProblemException invalid(String field, String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail, field, null, null);
    }

    /// There is no such thing, or none that the caller may see: the two are not told apart.
    public static ProblemException notFound(String what) {
        return new ProblemException(
                ProblemType.NOT_FOUND, "There is no such " + what + ".", null, null, null);
    }

    /// The token or key is missing, wrong, expired or revoked, or its account is closed: one answer for all of it, here
    /// and where the framework refuses.
    public static ProblemException unauthenticated() {
        return new ProblemException(ProblemType.UNAUTHENTICATED, UNAUTHENTICATED, null, null, null);
    }

    /// The caller is known, and may not do this.
    ///
    /// @param detail what would be needed
    public static ProblemException forbidden(String detail) {
        return new ProblemException(ProblemType.FORBIDDEN, detail, null, null, null);
    }

    /// Login failed; whether the account exists is not said.
    public static ProblemException wrongCredentials() {
        return new ProblemException(
                ProblemType.WRONG_CREDENTIALS,
                "There is no account with this name and password.",
                null,
                null,
                null);
    }

    /// Another request under the same idempotency key is at work; its answer will be there in a moment.
    public static ProblemException inFlight() {
        return new ProblemException(
                ProblemType.IN_FLIGHT,
                "A request under this Idempotency-Key is being worked on. Ask again for its answer.",
                null,
                Duration.ofSeconds(1),
                null);
    }

    /// The idempotency key was used for another request; a new request needs a new key.
    public static ProblemException idempotencyMismatch() {
        return new ProblemException(
                ProblemType.IDEMPOTENCY_MISMATCH,
                "This Idempotency-Key was sent with another request. A new request needs a new key.",
                null,
                null,
                null);
    }

    /// The caller is signed in, and the password that was to confirm it is not theirs. Not 401: the session is alive.
    public static ProblemException wrongPassword() {
        return new ProblemException(
                ProblemType.WRONG_PASSWORD,
                "This is not the password of your account.",
                null,
                null,
                null);
    }

    /// An e-mail address or username belongs to another account.
    public static ProblemException nameTaken() {
        return new ProblemException(
                ProblemType.NAME_TAKEN,
                "Another account has this e-mail address or username.",
                null,
                null,
                null);
    }

    /// The state of things does not allow it.
    ///
    /// @param detail what stands in the way
    public static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail, null, null, null);
    }

    /// Too many attempts.
    ///
    /// @param retryAfter when the next may be allowed
    public static ProblemException tooManyRequests(String detail, Duration retryAfter) {
        return new ProblemException(ProblemType.TOO_MANY_REQUESTS, detail, null, retryAfter, null);
    }

    /// The database does not answer; the request may be sent again.
    public static ProblemException databaseUnavailable(Throwable cause) {
        return new ProblemException(
                ProblemType.DATABASE_UNAVAILABLE,
                "The database does not answer. Try again in a moment.",
                null,
                SOON,
                cause);
    }

    /// The schema is older than this function needs.
    ///
    /// @param found the database's version
    /// @param needed the oldest version that serves
    public static ProblemException schemaOutdated(String found, String needed) {
        return new ProblemException(
                ProblemType.SCHEMA_OUTDATED,
                "The database is at version " + found + " and must be migrated to " + needed + ".",
                null,
                Duration.ofSeconds(60),
                null);
    }
}
