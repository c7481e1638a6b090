package uptick.edge.tier;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.servlet.http.ServletHttpRequest;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;

import uptick.edge.authentication.CurrentPrincipal;

/// Counts the requests of those who are signed in, on every route that wants somebody to be, unless
/// `uptick.tier.count-requests` is false.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = "uptick.tier.count-requests", notEquals = "false")
final class RequestsFilter implements Ordered {

    private final RequestAllowances allowances;
    private final BeanProvider<ExecutorService> blocking;

    RequestsFilter(
            RequestAllowances allowances,
            @Named(TaskExecutors.BLOCKING) BeanProvider<ExecutorService> blocking) {
        this.allowances = allowances;
        this.blocking = blocking;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    CompletionStage<HttpRequest<?>> count(HttpRequest<?> request) {
        var principal = CurrentPrincipal.of(request);
        if (principal.isEmpty()
                || !isCounted(request)
                || allowances.takeFromMemory(principal.get())) {
            return CompletableFuture.completedFuture(request);
        }
        // Behind the gateway there is one request at a time, which may wait; a server's event loop
        // may not.
        if (request instanceof ServletHttpRequest) {
            allowances.take(principal.get());
            return CompletableFuture.completedFuture(request);
        }
        return CompletableFuture.supplyAsync(
                () -> {
                    allowances.take(principal.get());
                    return request;
                },
                blocking.get());
    }

    private static boolean isCounted(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .map(route -> route.getAnnotationMetadata().stringValues(Secured.class))
                .map(rules -> !Arrays.asList(rules).contains(SecurityRule.IS_ANONYMOUS))
                .orElse(false);
    }
}
