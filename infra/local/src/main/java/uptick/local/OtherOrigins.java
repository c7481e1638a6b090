package uptick.local;

import java.net.URI;
import java.util.Set;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.filter.ServerFilterPhase;
import org.jspecify.annotations.Nullable;

/// Refuses what another site's page asks of this machine. The framework does so too, but without a word of why; ours
/// comes first and is a problem like every other.
@ServerFilter("/**")
final class OtherOrigins implements Ordered {

    private static final Set<String> OURS = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    @RequestFilter
    void refuse(HttpRequest<?> request) {
        var origin = request.getHeaders().get("Origin");
        if (origin != null && !isOurs(origin)) {
            throw new HttpStatusException(HttpStatus.FORBIDDEN, "another site's page");
        }
    }

    private static boolean isOurs(String origin) {
        try {
            @Nullable String host = URI.create(origin).getHost();
            return host != null && OURS.contains(host);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
