package uptick.edge.transaction;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// What the database has of what this build needs.
///
/// @param database its name
/// @param version the last applied migration, null before the first
/// @param tables the expected tables that are there, by name
public record SchemaState(String database, @Nullable String version, List<String> tables) {

    public SchemaState {
        tables = List.copyOf(tables);
    }
}
