package uptick.edge.problem;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// Makes refusals: call sites say `throw Problems.notFound("topic")`.
public final class Problems {

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

    /// The token is missing, wrong, expired or revoked.
    public static ProblemException unauthenticated() {
        return new ProblemException(
                ProblemType.UNAUTHENTICATED,
                "The session has ended. Sign in again.",
                null,
                null,
                null);
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

    /// Somebody tries too often, right or wrong.
    ///
    /// @param retryAfter until when every attempt is refused
    public static ProblemException tooManyAttempts(Duration retryAfter) {
        return new ProblemException(
                ProblemType.TOO_MANY_ATTEMPTS,
                "There were too many attempts. Try again later.",
                null,
                retryAfter,
                null);
    }

    /// Another request has just exchanged the same refresh token; whoever sent both has a newer one by now.
    public static ProblemException refreshRaced() {
        return new ProblemException(
                ProblemType.REFRESH_RACED,
                "Another request exchanged this token a moment ago. Use the token that it was answered with.",
                null,
                Duration.ofSeconds(1),
                null);
    }

    /// There is an account of that name.
    ///
    /// @param field which of the names, or null where both were given
    public static ProblemException nameTaken(@Nullable String field) {
        return new ProblemException(
                ProblemType.NAME_TAKEN,
                "There is an account of this name already.",
                field,
                null,
                null);
    }

    /// This installation takes nobody new.
    public static ProblemException registrationClosed() {
        return new ProblemException(
                ProblemType.REGISTRATION_CLOSED,
                "Accounts are made by the administrators.",
                null,
                null,
                null);
    }

    /// There is no invitation, or it does not count for this account.
    public static ProblemException inviteRequired() {
        return new ProblemException(
                ProblemType.INVITE_REQUIRED,
                "Ask an administrator for an invitation; each counts once, and not for ever.",
                "invite",
                null,
                null);
    }

    /// A token to set a new password is unknown, used or expired: which is not said.
    public static ProblemException resetInvalid() {
        return new ProblemException(
                ProblemType.RESET_INVALID,
                "This link was used already, or is too old. Ask for a new one.",
                "token",
                null,
                null);
    }

    /// The operator has named no mail server.
    public static ProblemException mailNotConfigured() {
        return new ProblemException(
                ProblemType.MAIL_NOT_CONFIGURED,
                "This installation sends no mail. Ask an administrator for a new password.",
                null,
                null,
                null);
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
