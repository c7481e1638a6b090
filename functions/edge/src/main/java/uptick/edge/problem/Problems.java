package uptick.edge.problem;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

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

    /// The request's body is not what it has to be, and no field of it is to blame.
    ///
    /// @param detail what would be right
    public static ProblemException unreadable(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail, null, null, null);
    }

    /// The body's media type is not the one that is read.
    public static ProblemException unsupportedMediaType() {
        return new ProblemException(
                ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json.", null, null, null);
    }

    /// The body is larger than what is read.
    public static ProblemException tooLarge() {
        return new ProblemException(
                ProblemType.TOO_LARGE,
                "The body is larger than this address takes.",
                null,
                null,
                null);
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

    /// All of what the caller's tier allows is used.
    ///
    /// @param limit its name, such as `requests_per_day`
    /// @param retryAfter when there is more, null where waiting does not help
    public static ProblemException tierLimit(
            String limit, int allowed, @Nullable Duration retryAfter) {
        return new ProblemException(
                ProblemType.TIER_LIMIT,
                "Your tier's limit is reached: %s is %d.".formatted(limit, allowed),
                retryAfter,
                new ProblemException.Limit(limit, allowed));
    }

    /// The caller has not accepted the risk of acting on recommendations.
    public static ProblemException riskConsentRequired() {
        return new ProblemException(
                ProblemType.RISK_CONSENT_REQUIRED,
                "Recommendations are shown after risk_consent_accepted is set in /v1/me/settings.",
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

    /// The state of things does not allow it.
    ///
    /// @param detail what stands in the way
    public static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail, null, null, null);
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

    /// More people ask at this moment than can be served; nobody in particular is to blame.
    public static ProblemException busy() {
        return new ProblemException(
                ProblemType.TOO_MANY_REQUESTS,
                "Too many people are at it in this moment. Try again in a few seconds.",
                null,
                SOON,
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
