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
import uptick.edge.problem.Problems;
import uptick.trends.outcome.Flag;

/// The Top 10 and what comes after it, and how often such calls were right.
@Controller("/v1/trends")
@ExecuteOn(TaskExecutors.BLOCKING)
class TrendsController {

    private final ReadTop readTop;
    private final ReadScoreboard readScoreboard;

    TrendsController(ReadTop readTop, ReadScoreboard readScoreboard) {
        this.readTop = readTop;
        this.readScoreboard = readScoreboard;
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

    /// How often trends of each confidence were still there some days later.
    ///
    /// @param horizon 1, 7 or 28 days
    /// @param days how far back, 1 to 365
    @Get("/scoreboard")
    @Secured(Role.Name.USER)
    ScoreboardView scoreboard(
            Principal principal,
            @QueryValue(defaultValue = "7") int horizon,
            @QueryValue(defaultValue = "90") @Min(1) @Max(365) int days) {
        if (!Flag.HORIZONS.contains(horizon)) {
            throw Problems.invalid("horizon", "must be 1, 7 or 28");
        }
        return readScoreboard.of(principal, horizon, days);
    }
}
