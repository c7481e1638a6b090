package uptick.edge.request;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// Says where a request comes from, and what of the front door's headers is left.
@Controller("/from")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "uptick.shape")
class RequestProbe {

    @Get
    From from(ViewerAddress address, HttpRequest<?> request) {
        return new From(
                address.text(),
                address.network(),
                request.getHeaders().get("x-uptick-edge-hop"),
                request.getHeaders().get("x-uptick-viewer-address"));
    }

    /// @param hop the front door's secret, if it is still there
    /// @param claimed the address that a header claims, if it is still there
    @Serdeable
    record From(String text, String network, @Nullable String hop, @Nullable String claimed) {}
}
