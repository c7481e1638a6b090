package uptick.edge.request;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.jspecify.annotations.Nullable;

import uptick.edge.problem.Problems;

/// Refuses an address with a NUL in it: the database stores none, and no route of ours means one.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class EveryAddress implements Ordered {

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    @RequestFilter
    void refuseNul(HttpRequest<?> request) {
        var address = request.getUri();
        if (hasNul(address.getRawPath()) || hasNul(address.getRawQuery())) {
            throw Problems.unreadable("The address has a character in it that is none.");
        }
    }

    private static boolean hasNul(@Nullable String part) {
        return part != null && part.contains("%00");
    }
}
