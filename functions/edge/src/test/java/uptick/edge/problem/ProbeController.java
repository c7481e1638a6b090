package uptick.edge.problem;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import uptick.edge.principal.Principal;

/// Routes that go wrong in every way.
@Controller("/probe")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "uptick.probe")
class ProbeController {

    @Get("/bug")
    String bug() {
        throw new IllegalStateException("boom: password=hunter2");
    }

    @Get("/refused")
    String refused() {
        throw Problems.databaseUnavailable(
                new IllegalStateException("connection to 10.0.0.7 refused"));
    }

    @Get("/limit")
    int limit(@QueryValue @Min(1) @Max(100) int limit) {
        return limit;
    }

    @Post("/order")
    Order order(@Body @Valid Order order) {
        return order;
    }

    @Get("/mine")
    @Secured("user")
    String mine(Principal principal) {
        return principal.id().toString();
    }

    @Get("/admin")
    @Secured("admin")
    String admin() {
        return "ok";
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Order(@NotBlank String fullName, @Min(1) int itemCount) {}
}
