package uptick.edge.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.edge.problem.Problem.FieldError;

/// Gives what the framework refuses by itself (no route, bad JSON, a violated constraint, a bug) the same
/// shape as our own refusals. The framework's messages are not passed on: they name classes and, for bugs,
/// whatever the exception said.
@Singleton
final class FrameworkProblems implements ErrorResponseProcessor<Problem> {

    private static final Logger LOG = LoggerFactory.getLogger(FrameworkProblems.class);

    @Override
    public MutableHttpResponse<Problem> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        var type = ProblemType.of(response.status());
        var fields = fieldErrors(context);
        var body =
                new Problem(
                        type.uri(),
                        type.title(),
                        response.status().getCode(),
                        detail(response.status(), fields),
                        response.status().getCode() < 500 ? null : logged(context),
                        fields.isEmpty() ? null : fields.getFirst().field(),
                        fields.isEmpty() ? null : fields,
                        null,
                        null,
                        null);
        if (response.status() == HttpStatus.UNAUTHORIZED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, Challenge.to(context.getRequest()));
        }
        return response.body(body).contentType(Problem.MEDIA_TYPE);
    }

    private static String detail(HttpStatus status, List<FieldError> fields) {
        if (!fields.isEmpty()) {
            return fields.getFirst().field() + ": " + fields.getFirst().detail();
        }
        return switch (status) {
            case BAD_REQUEST ->
                    "The request could not be read. Its body must be well-formed JSON of the documented shape.";
            case UNAUTHORIZED -> Problems.UNAUTHENTICATED;
            case FORBIDDEN -> "Your role does not allow this.";
            case NOT_FOUND -> "No such address.";
            case METHOD_NOT_ALLOWED -> "This address exists, but not with that method.";
            case NOT_ACCEPTABLE -> "This address answers in another type than you accept.";
            case REQUEST_ENTITY_TOO_LARGE -> "The body is larger than this address takes.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send application/json.";
            default ->
                    status.getCode() < 500
                            ? "The request was refused."
                            : "It was logged, and can be found by the instance.";
        };
    }

    private static String logged(ErrorContext context) {
        var instance = "urn:uuid:" + UUID.randomUUID();
        var request = context.getRequest();
        LOG.error(
                "{} {} failed, {}",
                request.getMethodName(),
                request.getPath(),
                instance,
                context.getRootCause().orElse(null));
        return instance;
    }

    private static List<FieldError> fieldErrors(ErrorContext context) {
        return context.getRootCause().map(FrameworkProblems::fieldErrors).orElse(List.of());
    }

    private static List<FieldError> fieldErrors(Throwable cause) {
        return switch (cause) {
            case ConstraintViolationException violations ->
                    violations.getConstraintViolations().stream()
                            .map(
                                    violation ->
                                            new FieldError(
                                                    fieldName(
                                                            violation.getPropertyPath().toString()),
                                                    violation.getMessage()))
                            .sorted(
                                    Comparator.comparing(FieldError::field)
                                            .thenComparing(FieldError::detail))
                            .toList();
            case ConversionErrorException conversion ->
                    wrong(conversion.getArgument(), "is not of the documented type");
            case UnsatisfiedRouteException missing -> wrong(missing.getArgument(), "is missing");
            default -> List.of();
        };
    }

    /* The name of the parameter that takes the body is our business. */
    private static List<FieldError> wrong(Argument<?> argument, String detail) {
        return argument.getAnnotationMetadata().hasAnnotation(Body.class)
                ? List.of()
                : List.of(
                        new FieldError(
                                NameUtils.underscoreSeparate(argument.getName())
                                        .toLowerCase(Locale.ROOT),
                                detail));
    }

    /* Validation names the method and its parameter first ("logIn.credentials.password"): only what the client sent is its business. */
    private static String fieldName(String path) {
        var parts = path.split("\\.");
        var sent =
                parts.length > 2
                        ? List.of(parts).subList(2, parts.length)
                        : List.of(parts).subList(parts.length - 1, parts.length);
        return String.join(
                ".",
                sent.stream()
                        .map(NameUtils::underscoreSeparate)
                        .map(part -> part.toLowerCase(Locale.ROOT))
                        .toList());
    }
}
