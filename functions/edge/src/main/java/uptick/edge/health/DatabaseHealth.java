package uptick.edge.health;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// The state of the database as this function sees it.
///
/// @param status `up`, or `down` where it is offline, outdated or tables are missing
/// @param database its name, null while offline
/// @param tables the expected tables that are there
/// @param expectedTables the tables that this build needs
/// @param tablesExist whether all of them are there
/// @param schemaVersion the last applied migration, null while offline or before the first
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record DatabaseHealth(
        String status,
        boolean databaseIsOnline,
        @Nullable String database,
        List<String> tables,
        List<String> expectedTables,
        boolean tablesExist,
        @Nullable String schemaVersion) {}
