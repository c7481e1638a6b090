package uptick.edge.request;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

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
    void complete(MutableHttpResponse<?> answer) {
        var headers = answer.getHeaders();
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.add(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (!headers.contains(CONTENT_TYPE_OPTIONS)) {
            headers.add(CONTENT_TYPE_OPTIONS, "nosniff");
        }
        // The framework answers with the type as the client asked for it, its weight included.
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.contains(";q=")) {
            headers.set(HttpHeaders.CONTENT_TYPE, type.substring(0, type.indexOf(';')));
        }
    }
}
