package uptick.migrations;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.migrations.MigrateAnswer.Migrated;

/// Takes the schema up, makes its first partitions, and lets the functions in.
@Singleton
final class MigrateSchema {

    private static final Logger LOG = LoggerFactory.getLogger(MigrateSchema.class);

    private static final Pattern VERSION = Pattern.compile("\\d+([._]\\d+)*");

    private final OwnerDatabase database;
    private final LetRolesLogIn letRolesLogIn;
    private final KeepPartitions keepPartitions;

    MigrateSchema(
            OwnerDatabase database, LetRolesLogIn letRolesLogIn, KeepPartitions keepPartitions) {
        this.database = database;
        this.letRolesLogIn = letRolesLogIn;
        this.keepPartitions = keepPartitions;
    }

    /// Applies what is pending.
    ///
    /// @param target the last version to apply, null for all
    /// @throws IllegalArgumentException where the target is no version
    /// @throws SQLException where a role cannot be let in
    Migrated to(@Nullable String target) throws SQLException {
        if (target != null && !VERSION.matcher(target).matches()) {
            throw new IllegalArgumentException("no version: '" + target + "'");
        }
        var migrations = database.migrations();
        var migrated = migrations.migrate(target);
        LOG.info("Migrated {}", migrated);
        letRolesLogIn.run();
        var status = migrations.status();
        if (status.pending().isEmpty()) {
            keepPartitions.make();
        }
        return new Migrated(migrated, status);
    }

    /// What is applied and what is pending; changes nothing.
    Migrated status() {
        return new Migrated(List.of(), database.migrations().status());
    }
}
