package uptick.edge.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import jakarta.inject.Singleton;

import uptick.edge.request.Connection;

/// Behind the gateway the address is the event's, as [ViewerHop] left it: the framework's own is always localhost.
/// In a server it is the socket's.
@Singleton
final class GatewayConnection implements Connection {

    @Override
    public String address(HttpRequest<?> request) {
        return request instanceof ServletHttpRequest<?, ?> servlet
                        && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
                ? event.getRequestContext().getHttp().getSourceIp()
                : request.getRemoteAddress().getAddress().getHostAddress();
    }
}
