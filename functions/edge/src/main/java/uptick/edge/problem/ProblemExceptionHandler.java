package uptick.edge.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a [ProblemException] on the wire.
@Singleton
final class ProblemExceptionHandler
        implements ExceptionHandler<ProblemException, HttpResponse<Problem>> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    @Override
    @SuppressWarnings("rawtypes") // as the framework's interface declares it
    public HttpResponse<Problem> handle(HttpRequest request, ProblemException exception) {
        var type = exception.type();
        if (type.status().getCode() >= 500) {
            LOG.warn(
                    "{} {}: {}",
                    request.getMethodName(),
                    request.getPath(),
                    exception.getMessage(),
                    exception.getCause());
        }
        var retryAfter = exception.retryAfter();
        var limit = exception.limit();
        var body =
                new Problem(
                        type.uri(),
                        type.title(),
                        type.status().getCode(),
                        exception.detail(),
                        null,
                        exception.field(),
                        null,
                        retryAfter == null ? null : retryAfter.toSeconds(),
                        limit == null ? null : limit.name(),
                        limit == null ? null : limit.allowed());
        var response =
                HttpResponse.<Problem>status(type.status())
                        .body(body)
                        .contentType(Problem.MEDIA_TYPE);
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
        }
        if (type.status() == HttpStatus.UNAUTHORIZED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, Challenge.to(request));
        }
        return response;
    }
}
