package uptick.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.internal.jdbc.JdbcUtils;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

import uptick.migrations.SchemaStatus.Step;
import uptick.migrations.connection.SchemaLock;
import uptick.migrations.rollback.RollbackLog;

/// The versioned schema of one database.
///
/// Applying twice changes nothing, and two at once are safe: each run takes a lock of the database. A step that
/// fails, or whose run is killed, leaves the version before it, and the next run goes on from there.
public final class Migrations {

    private final Flyway flyway;

    private Migrations(Flyway flyway) {
        this.flyway = flyway;
    }

    /// The schema of a database, by its owner's credentials. No pool: Flyway needs connections of its own, and
    /// a function's pool has one.
    public static Migrations of(String url, String username, String password) {
        return of(url, username, password, "classpath:db/migration");
    }

    static Migrations of(String url, String username, String password, String... locations) {
        var configuration =
                Flyway.configure()
                        .dataSource(url, username, password)
                        .locations(locations)
                        .validateMigrationNaming(true)
                        .connectRetries(2)
                        .lockRetryCount(SchemaLock.WAIT_SECONDS)
                        .callbacks(new PrepareSession())
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
        var configured =
                target == null
                        ? flyway
                        : Flyway.configure()
                                .configuration(flyway.getConfiguration())
                                .target(MigrationVersion.fromVersion(target))
                                .load();
        var settings = flyway.getConfiguration();
        try (var connection =
                        JdbcUtils.openConnection(
                                settings.getDataSource(),
                                settings.getConnectRetries(),
                                settings.getConnectRetriesInterval());
                var _ = SchemaLock.aroundFlyway(connection)) {
            forgetFailedSteps(connection);
            var result = configured.migrate();
            try (var _ = SchemaLock.take(connection)) {
                RollbackLog.ensure(connection);
            }
            return result.migrations.stream().map(step -> step.version).toList();
        } catch (SQLException failure) {
            throw new FlywayException(
                    "The database refused: %s (SQLSTATE %s)"
                            .formatted(failure.getMessage(), failure.getSQLState()),
                    failure);
        }
    }

    /* Only a step that cannot run in a transaction leaves a row of its failure. Such a step is written so that it
     * can run again; Flyway would refuse every later run instead, until somebody repairs the history by hand. */
    private static void forgetFailedSteps(Connection connection) throws SQLException {
        try (var _ = SchemaLock.take(connection);
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    DO $$
                    BEGIN
                      IF to_regclass('public.flyway_schema_history') IS NOT NULL THEN
                        DELETE FROM public.flyway_schema_history WHERE NOT success;
                      END IF;
                    END
                    $$
                    """);
        }
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

    /// What does not fit between the applied files and this package's, a line each; empty where all do.
    List<String> changed() {
        var result =
                Flyway.configure()
                        .configuration(flyway.getConfiguration())
                        .ignoreMigrationPatterns("*:pending", "*:future")
                        .load()
                        .validateWithResult();
        return result.invalidMigrations.stream()
                .map(step -> step.errorDetails.errorMessage.strip().replaceAll("\\s*\\R\\s*", " "))
                .toList();
    }

    /// Versions that are applied and come after all that this package knows.
    List<String> newer() {
        return Arrays.stream(flyway.info().applied())
                .filter(step -> step.getState() == MigrationState.FUTURE_SUCCESS)
                .map(Migrations::version)
                .toList();
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
