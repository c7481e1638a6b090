package uptick.trends;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;

/// The Top 10 and what comes after it.
@Controller("/v1/trends")
@ExecuteOn(TaskExecutors.BLOCKING)
class TrendsController {

    private final ReadTop readTop;

    TrendsController(ReadTop readTop) {
        this.readTop = readTop;
    }

    /// The trends of the latest scored collection, one row a topic, the highest momentum first and those
    /// without any last.
    ///
    /// @param limit how many, 1 to 100
    /// @param cursor `next` of the page before: that page's collection goes on, also when a newer one is there
    @Get
    @Secured(Role.Name.USER)
    TopPage top(
            Principal principal,
            @QueryValue(defaultValue = "10") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable String cursor) {
        return readTop.page(principal, limit, cursor);
    }
}
