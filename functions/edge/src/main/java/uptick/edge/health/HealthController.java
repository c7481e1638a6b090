package uptick.edge.health;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;

/// Says whether this function answers, and whether its database does. On AWS one host fronts all functions,
/// hence the second address with the function's name.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class HealthController {

    private final CheckDatabase checkDatabase;

    HealthController(CheckDatabase checkDatabase) {
        this.checkDatabase = checkDatabase;
    }

    @Get(uris = {"/health", "/v1/${uptick.function:local}/health"})
    Health health() {
        return new Health("up");
    }

    @Get(uris = {"/health/db", "/v1/${uptick.function:local}/health/db"})
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<DatabaseHealth> database() {
        return HttpResponse.ok(checkDatabase.check());
    }

    /// @param status always `up`: a function that is down does not answer
    @Serdeable
    record Health(String status) {}
}
