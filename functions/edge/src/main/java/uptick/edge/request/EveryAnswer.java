package uptick.edge.request;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;

/// The outermost filter. An answer stays in no cache unless its controller says otherwise, and is taken for nothing
/// but what its type says.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class EveryAnswer implements Ordered {

    private static final String CONTENT_TYPE_OPTIONS = "x-content-type-options";

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.before();
    }

    @ResponseFilter
    void complete(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        var headers = answer.getHeaders();
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.add(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (!headers.contains(CONTENT_TYPE_OPTIONS)) {
            headers.add(CONTENT_TYPE_OPTIONS, "nosniff");
        }
        nameType(request, answer);
    }

    /* Left to itself, the framework answers with the type as the client asked for it, its weight included. */
    private static void nameType(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        var accept = request.getHeaders().get(HttpHeaders.ACCEPT);
        if (accept != null
                && accept.contains("q=")
                && answer.body() != null
                && !answer.getHeaders().contains(HttpHeaders.CONTENT_TYPE)) {
            RouteAttributes.getRouteInfo(request)
                    .flatMap(route -> route.getProduces().stream().findFirst())
                    .ifPresent(answer::contentType);
        }
    }
}
