package uptick.migrations;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

import uptick.migrations.SchemaStatus.Step;

/// The versioned schema of one database.
///
/// Applying twice changes nothing, and two at once are safe: Flyway takes a lock of the database for each
/// run. A step that fails is rolled back and leaves the version before it.
public final class Migrations {

    private final Flyway flyway;

    private Migrations(Flyway flyway) {
        this.flyway = flyway;
    }

    /// The schema of a database, by its owner's credentials. No pool: Flyway needs connections of its own, and
    /// a function's pool has one.
    public static Migrations of(String url, String username, String password) {
        var configuration =
                Flyway.configure()
                        .dataSource(url, username, password)
                        .locations("classpath:db/migration")
                        .validateMigrationNaming(true)
                        .connectRetries(2)
                        // The history's times have no zone; without this they would be of whoever
                        // migrated.
                        .initSql("SET TIME ZONE 'UTC'")
                        .cleanDisabled(true);
        // Under its transactional lock an index built concurrently would wait for the lock's own
        // transaction for ever.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return new Migrations(configuration.load());
    }

    /// Applies what is pending.
    ///
    /// @param target the last version to apply, null for all
    /// @return the versions that were applied, in order; empty where nothing was pending
    /// @throws org.flywaydb.core.api.FlywayException where a step fails or an applied file was changed
    public List<String> migrate(@Nullable String target) {
        var result =
                target == null
                        ? flyway.migrate()
                        : Flyway.configure()
                                .configuration(flyway.getConfiguration())
                                .target(MigrationVersion.fromVersion(target))
                                .load()
                                .migrate();
        return result.migrations.stream().map(step -> step.version).toList();
    }

    /// What is applied and what is pending; changes nothing.
    public SchemaStatus status() {
        var info = flyway.info();
        var current = info.current();
        return new SchemaStatus(
                current == null ? null : version(current),
                Arrays.stream(info.applied()).map(Migrations::step).toList(),
                Arrays.stream(info.pending()).map(Migrations::version).toList());
    }

    private static Step step(MigrationInfo step) {
        var installedOn = step.getInstalledOn();
        return new Step(
                version(step),
                step.getDescription(),
                installedOn == null ? null : utc(Timestamp.from(installedOn.toInstant())));
    }

    /* The driver read the history's UTC as this process's local time; as a local time it is UTC again. */
    private static Instant utc(Timestamp readAsLocal) {
        return readAsLocal.toLocalDateTime().toInstant(ZoneOffset.UTC);
    }

    private static String version(MigrationInfo step) {
        return step.getVersion() == null ? step.getDescription() : step.getVersion().getVersion();
    }
}
