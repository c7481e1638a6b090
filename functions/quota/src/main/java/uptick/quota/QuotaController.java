package uptick.quota;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import uptick.edge.principal.PeopleOnly;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;

/// What each API allows and how much of it is left.
@Controller("/v1/quota")
@ExecuteOn(TaskExecutors.BLOCKING)
class QuotaController {

    private static final int LONGEST_NAME = 50;

    private final ReadQuota readQuota;
    private final ReadHistory readHistory;
    private final ChangeQuota changeQuota;

    QuotaController(ReadQuota readQuota, ReadHistory readHistory, ChangeQuota changeQuota) {
        this.readQuota = readQuota;
        this.readHistory = readHistory;
        this.changeQuota = changeQuota;
    }

    /// Every API on the present day of its provider, by name.
    @Get
    @Secured(Role.Name.USER)
    QuotaView.All today(Principal principal) {
        return readQuota.today(principal);
    }

    /// Days that have been, the newest first.
    ///
    /// @param days back to the day that it was so many days ago in UTC
    @Get("/history")
    @Secured(Role.Name.USER)
    DayView.Page history(
            Principal principal,
            @Nullable @QueryValue @Size(max = LONGEST_NAME) String api,
            @QueryValue(defaultValue = "30") @Min(1) @Max(366) int days,
            @QueryValue(defaultValue = "100") @Min(1) @Max(100) int limit,
            @Nullable @QueryValue String cursor) {
        return readHistory.page(principal, api, days, limit, cursor);
    }

    /// Sets what an API allows, from the next reservation on.
    @Put("/{api}")
    @Secured(Role.Name.ADMIN)
    @PeopleOnly
    QuotaView change(
            Principal principal,
            @PathVariable @Size(max = LONGEST_NAME) String api,
            @Body @Valid QuotaChange change) {
        return changeQuota.change(principal, api, change);
    }
}
