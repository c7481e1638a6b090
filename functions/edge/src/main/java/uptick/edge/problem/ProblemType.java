package uptick.edge.problem;

import java.util.Arrays;

import io.micronaut.http.HttpStatus;

/// Every refusal and failure that a client may see. The type is a stable relative URI; a client may branch
/// on it, never on title or detail.
public enum ProblemType {
    INVALID_REQUEST("invalid-request", "The request is not valid", HttpStatus.BAD_REQUEST),
    RESET_INVALID("reset-invalid", "This password reset no longer counts", HttpStatus.BAD_REQUEST),
    UNAUTHENTICATED("unauthenticated", "Sign in first", HttpStatus.UNAUTHORIZED),
    WRONG_CREDENTIALS("wrong-credentials", "Name or password is wrong", HttpStatus.UNAUTHORIZED),
    FORBIDDEN("forbidden", "Your role does not allow this", HttpStatus.FORBIDDEN),
    WRONG_PASSWORD("wrong-password", "The password is wrong", HttpStatus.FORBIDDEN),
    RISK_CONSENT_REQUIRED(
            "risk-consent-required",
            "Accept that recommendations are at your own risk first",
            HttpStatus.FORBIDDEN),
    REGISTRATION_CLOSED("registration-closed", "Nobody can register here", HttpStatus.FORBIDDEN),
    INVITE_REQUIRED("invite-required", "An invitation that counts is needed", HttpStatus.FORBIDDEN),
    NOT_FOUND("not-found", "There is nothing here", HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(
            "method-not-allowed",
            "This address does not take that method",
            HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(
            "not-acceptable", "No representation that you accept", HttpStatus.NOT_ACCEPTABLE),
    CONFLICT("conflict", "The state of things does not allow this now", HttpStatus.CONFLICT),
    IN_FLIGHT("in-flight", "The same request is at work", HttpStatus.CONFLICT),
    IDEMPOTENCY_MISMATCH(
            "idempotency-mismatch",
            "Another request was sent under this key",
            HttpStatus.UNPROCESSABLE_ENTITY),
    NAME_TAKEN("name-taken", "Another account has this name", HttpStatus.CONFLICT),
    REFRESH_RACED(
            "refresh-raced", "This refresh token was exchanged a moment ago", HttpStatus.CONFLICT),
    TOO_LARGE("too-large", "The request is too large", HttpStatus.REQUEST_ENTITY_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type", "Send application/json", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    TOO_MANY_REQUESTS("too-many-requests", "Too many requests", HttpStatus.TOO_MANY_REQUESTS),
    TIER_LIMIT("tier-limit", "Your tier allows no more", HttpStatus.TOO_MANY_REQUESTS),
    TOO_MANY_ATTEMPTS("too-many-attempts", "Too many attempts", HttpStatus.TOO_MANY_REQUESTS),
    INTERNAL_ERROR(
            "internal-error", "Something went wrong on our side", HttpStatus.INTERNAL_SERVER_ERROR),
    DATABASE_UNAVAILABLE(
            "database-unavailable", "The database does not answer", HttpStatus.SERVICE_UNAVAILABLE),
    SCHEMA_OUTDATED(
            "schema-outdated",
            "The database must be migrated first",
            HttpStatus.SERVICE_UNAVAILABLE),
    MAIL_NOT_CONFIGURED(
            "mail-not-configured", "Mail cannot be sent here", HttpStatus.SERVICE_UNAVAILABLE);

    private final String uri;
    private final String title;
    private final HttpStatus status;

    ProblemType(String slug, String title, HttpStatus status) {
        this.uri = "/problems/" + slug;
        this.title = title;
        this.status = status;
    }

    /// The stable relative URI.
    public String uri() {
        return uri;
    }

    /// The same words for every occurrence.
    public String title() {
        return title;
    }

    /// The HTTP status that goes with it.
    public HttpStatus status() {
        return status;
    }

    /* What the framework refuses by itself has a status and nothing else; the first type of that status is its name. */
    static ProblemType of(HttpStatus status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status.getCode() < 500 ? INVALID_REQUEST : INTERNAL_ERROR);
    }
}
