package uptick.migrations;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/// What came of a command.
///
/// @param migrated the versions that this call applied
/// @param status how far the database is now
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MigrateAnswer(List<String> migrated, SchemaStatus status) {}
