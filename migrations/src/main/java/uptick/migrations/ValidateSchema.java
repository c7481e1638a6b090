package uptick.migrations;

import java.sql.SQLException;

import jakarta.inject.Singleton;

import uptick.migrations.MigrateAnswer.Validated;
import uptick.migrations.structure.Structure;
import uptick.migrations.structure.StructureDifference;
import uptick.migrations.structure.StructureFile;

/// Compares the database with what this package expects of it.
@Singleton
final class ValidateSchema {

    private final OwnerDatabase database;

    ValidateSchema(OwnerDatabase database) {
        this.database = database;
    }

    /// Compares the applied files with this package's, and, of a database at this package's version, everything that
    /// is there with everything that should be.
    Validated run() throws SQLException {
        var migrations = database.migrations();
        var status = migrations.status();
        var changed = migrations.changed();
        var newer = migrations.newer();
        if (!status.pending().isEmpty() || !newer.isEmpty()) {
            return Validated.elsewhere(status, changed, newer);
        }
        try (var connection = database.connect()) {
            var difference =
                    StructureDifference.between(
                            StructureFile.read(), Structure.lasting(connection));
            return Validated.compared(status, changed, difference);
        }
    }
}
