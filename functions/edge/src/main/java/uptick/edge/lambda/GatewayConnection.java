package uptick.edge.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.edge.request.Connection;

/// Behind the gateway the address is the event's, as [ViewerHop] left it: the framework's own is always localhost. The
/// query is the event's raw one: the framework's is made of parameters that were read before, with other characters for
/// what was none.
@Singleton
final class GatewayConnection implements Connection {

    @Override
    public String address(HttpRequest<?> request) {
        var event = event(request);
        return event == null
                ? request.getRemoteAddress().getAddress().getHostAddress()
                : event.getRequestContext().getHttp().getSourceIp();
    }

    @Override
    public @Nullable String rawQuery(HttpRequest<?> request) {
        var event = event(request);
        return event == null ? request.getUri().getRawQuery() : event.getRawQueryString();
    }

    /* In a server there is none. */
    private static @Nullable APIGatewayV2HTTPEvent event(HttpRequest<?> request) {
        return request instanceof ServletHttpRequest<?, ?> servlet
                        && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
                ? event
                : null;
    }
}
