package uptick.migrations;

import java.sql.SQLException;
import java.util.List;

import jakarta.inject.Singleton;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.migrations.MigrateAnswer.Migrated;
import uptick.migrations.MigrateAnswer.RolledBack;
import uptick.migrations.rollback.RollbackTarget;

/// Carries out a command of the operator.
@Singleton
final class RunCommand {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    private final OwnerDatabase database;
    private final LetRolesLogIn letRolesLogIn;
    private final TakeBack takeBack;
    private final ValidateSchema validateSchema;
    private final Secrets secrets;

    RunCommand(
            OwnerDatabase database,
            LetRolesLogIn letRolesLogIn,
            TakeBack takeBack,
            ValidateSchema validateSchema,
            Secrets secrets) {
        this.database = database;
        this.letRolesLogIn = letRolesLogIn;
        this.takeBack = takeBack;
        this.validateSchema = validateSchema;
        this.secrets = secrets;
    }

    /// Carries it out.
    ///
    /// @throws IllegalArgumentException for a command that there is not, or that lacks what it needs
    /// @throws CommandFailed where it went wrong, with one line that says what
    MigrateAnswer run(MigrateCommand asked) {
        var command = Command.of(asked);
        try {
            return switch (command) {
                case MIGRATE -> migrate(asked);
                case STATUS -> new Migrated(List.of(), database.migrations().status());
                case VALIDATE -> validateSchema.run();
                case ROLLBACK -> rollBack(asked);
                case INIT, RECREATE, SEED, UPKEEP -> throw new IllegalStateException();
            };
        } catch (FlywayException | SQLException failure) {
            throw new CommandFailed(secrets.hiddenIn(OneLine.of(failure)), failure);
        }
    }

    private Migrated migrate(MigrateCommand asked) throws SQLException {
        var migrations = database.migrations();
        var migrated = migrations.migrate(asked.target());
        LOG.info("Migrated {}", migrated);
        letRolesLogIn.run();
        return new Migrated(migrated, migrations.status());
    }

    private RolledBack rollBack(MigrateCommand asked) throws SQLException {
        var takenBack = takeBack.to(RollbackTarget.parse(asked.target()), asked.confirm());
        return new RolledBack(takenBack, database.migrations().status());
    }
}
