package uptick.edge.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.servlet.http.ServletHttpRequest;
import org.jspecify.annotations.Nullable;

import uptick.edge.problem.Problems;

/// Refuses a body that is larger than `micronaut.server.max-request-size`, as the local runner's server does by itself:
/// an event may bring six megabytes.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BodyLimit implements Ordered {

    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private final long limit;

    BodyLimit(HttpServerConfiguration server) {
        this.limit = server.getMaxRequestSize();
    }

    /// Before anybody is asked who they are, as in the server.
    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (request instanceof ServletHttpRequest<?, ?> servlet
                && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
                && isLarger(event.getBody(), event.getIsBase64Encoded())) {
            throw Problems.tooLarge();
        }
    }

    private boolean isLarger(@Nullable String body, boolean isBase64Encoded) {
        if (body == null) {
            return false;
        }
        if (isBase64Encoded) {
            var padding = body.endsWith("==") ? 2 : body.endsWith("=") ? 1 : 0;
            return body.length() / 4L * 3 - padding > limit;
        }
        return body.length() > limit
                || ((long) body.length() * MOST_BYTES_OF_A_CHAR > limit
                        && body.getBytes(UTF_8).length > limit);
    }
}
