package uptick.migrations;

import java.io.IOException;
import java.sql.SQLException;

import jakarta.inject.Singleton;
import org.flywaydb.core.api.FlywayException;

import uptick.migrations.MigrateAnswer.Kept;
import uptick.migrations.MigrateAnswer.Recreated;
import uptick.migrations.MigrateAnswer.RolledBack;
import uptick.migrations.rollback.RollbackTarget;
import uptick.model.connection.DatabaseSettings;

/// Carries out a command of the operator.
@Singleton
final class RunCommand {

    private final OwnerSettings owner;
    private final InitServer initServer;
    private final MigrateSchema migrateSchema;
    private final ValidateSchema validateSchema;
    private final TakeBack takeBack;
    private final RunSeeds runSeeds;
    private final KeepPartitions keepPartitions;
    private final PublishAuditHead publishAuditHead;
    private final Secrets secrets;

    RunCommand(
            OwnerSettings owner,
            InitServer initServer,
            MigrateSchema migrateSchema,
            ValidateSchema validateSchema,
            TakeBack takeBack,
            RunSeeds runSeeds,
            KeepPartitions keepPartitions,
            PublishAuditHead publishAuditHead,
            Secrets secrets) {
        this.owner = owner;
        this.initServer = initServer;
        this.migrateSchema = migrateSchema;
        this.validateSchema = validateSchema;
        this.takeBack = takeBack;
        this.runSeeds = runSeeds;
        this.keepPartitions = keepPartitions;
        this.publishAuditHead = publishAuditHead;
        this.secrets = secrets;
    }

    /// Carries it out.
    ///
    /// @throws IllegalArgumentException for a command that there is not, or that lacks what it needs
    /// @throws CommandFailed where it went wrong, with one line that says what
    MigrateAnswer run(MigrateCommand asked) {
        var command = Command.of(asked);
        if (DatabaseSettings.isNowhere(owner.url())) {
            throw new IllegalArgumentException(
                    "no database is named: set DATABASE_URL, or DATASOURCES_DEFAULT_URL with its _USERNAME and _PASSWORD");
        }
        try {
            return switch (command) {
                case INIT -> initServer.run();
                case MIGRATE -> migrateSchema.to(asked.target());
                case STATUS -> migrateSchema.status();
                case VALIDATE -> validateSchema.run();
                case ROLLBACK -> rollBack(asked);
                case RECREATE -> recreate(asked);
                case SEED -> runSeeds.run();
                case UPKEEP -> keepUp();
            };
        } catch (FlywayException | SQLException | IOException | MissingTable failure) {
            throw new CommandFailed(secrets.hiddenIn(OneLine.of(failure)), failure);
        }
    }

    private Kept keepUp() throws SQLException, IOException {
        var kept = keepPartitions.run();
        publishAuditHead.run();
        return kept;
    }

    private RolledBack rollBack(MigrateCommand asked) throws SQLException {
        var takenBack = takeBack.to(RollbackTarget.parse(asked.target()), asked.confirm());
        return new RolledBack(takenBack, migrateSchema.status().status());
    }

    private Recreated recreate(MigrateCommand asked) throws SQLException, IOException {
        var takenBack = takeBack.to(new RollbackTarget.Base(), asked.confirm());
        var migrated = migrateSchema.to(null);
        var seeded = runSeeds.run();
        return new Recreated(takenBack, migrated.migrated(), seeded.seeded(), migrated.status());
    }
}
