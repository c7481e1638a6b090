package uptick.edge.json;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/// Takes a body with a member of every kind and says what it has read.
@Controller("/shape")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(property = "uptick.shape")
class ShapeController {

    @Post
    Shape whole(@Body @Valid Shape credentials) {
        return credentials;
    }

    @Post("/optional")
    String optional(@Nullable @Body @Valid Part part) {
        return part == null ? "nothing" : part.label();
    }

    @Get
    HttpResponse<String> find(@QueryValue @Nullable String q) {
        return HttpResponse.ok("{\"q\":\"" + q + "\"}");
    }

    @Get("/cached")
    HttpResponse<String> cached() {
        return HttpResponse.ok("{}").header("cache-control", "max-age=60");
    }

    @Get("/{name}")
    String named(@PathVariable String name) {
        return name;
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Shape(
            @NotBlank String fullName,
            @Max(100) int itemCount,
            @Nullable Long bigCount,
            @Nullable Boolean isOpen,
            @Nullable Double ratio,
            @Nullable BigDecimal price,
            @Nullable UUID ownId,
            @Nullable LocalDate day,
            @Nullable Colour colour,
            @Nullable List<String> aliases,
            @Nullable List<@Valid Part> innerParts,
            @Nullable Map<String, Integer> counts) {}

    @Serdeable
    record Part(@NotBlank String label, int size) {}

    enum Colour {
        RED,
        GREEN
    }
}
