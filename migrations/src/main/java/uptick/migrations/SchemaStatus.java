package uptick.migrations;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// How far a database is.
///
/// @param current the last applied version, null for an empty database
/// @param applied in the order of application
/// @param pending versions that a migration would apply
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SchemaStatus(@Nullable String current, List<Step> applied, List<String> pending) {

    /// One applied step.
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record Step(String version, String description, @Nullable Instant installedOn) {}
}
