package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.migrations.MigrateAnswer.Kept;
import uptick.migrations.MigrateAnswer.Migrated;
import uptick.migrations.MigrateAnswer.RolledBack;
import uptick.migrations.MigrateAnswer.Seeded;
import uptick.migrations.MigrateAnswer.Validated;
import uptick.model.connection.ExpectedSchema;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

class MigrateHandlerTest {

    private TestDatabase database;
    private MigrateHandler handler;

    @BeforeEach
    void start() {
        database = TestServer.shared().emptyDatabase();
        handler =
                new MigrateHandler(
                        ApplicationContext.builder()
                                .deduceEnvironment(false)
                                .banner(false)
                                .properties(new HashMap<>(database.properties()))
                                .start());
    }

    @AfterEach
    void stop() {
        handler.getApplicationContext().close();
        TestServer.shared().drop(database);
    }

    @Test
    void migratesAndSaysWhatItDid() {
        var answer = migrate(null);

        assertThat(answer.migrated()).isEqualTo(Versions.ALL);
        assertThat(answer.status().current()).isEqualTo(ExpectedSchema.VERSION);
        assertThat(answer.status().pending()).isEmpty();
        assertThat(migrate(null).migrated()).isEmpty();
    }

    @Test
    void stopsAtATarget() {
        var answer = migrate("0002");

        assertThat(answer.migrated()).containsExactly("0001", "0002");
        assertThat(answer.status().pending()).first().isEqualTo("0003");
    }

    @Test
    void changesNothingWhereItIsAskedForTheStatus() {
        var answer = status();

        assertThat(answer.migrated()).isEmpty();
        assertThat(answer.status().current()).isNull();
        assertThat(answer.status().pending()).isEqualTo(Versions.ALL);
    }

    @Test
    void refusesACommandThatThereIsNot() {
        assertThatThrownBy(() -> handler.execute(MigrateCommand.of("clean")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "unknown command 'clean': use init, migrate, status, validate, rollback, recreate, seed, upkeep");
    }

    @Test
    void takesBackWhatItIsToldTheDatabaseFor() {
        handler.execute(MigrateCommand.of("migrate"));

        var answer = handler.execute(new MigrateCommand("rollback", "0002", database.name()));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        RolledBack.class,
                        rolledBack -> {
                            assertThat(rolledBack.rolledBack())
                                    .isEqualTo(Versions.after("0002").reversed());
                            assertThat(rolledBack.status().current()).isEqualTo("0002");
                        });
    }

    @Test
    void takesNothingBackWithoutTheRightConfirmation() {
        handler.execute(MigrateCommand.of("migrate"));

        for (var confirm : Arrays.asList(null, "", "another", database.name() + " ")) {
            assertThatThrownBy(
                            () -> handler.execute(new MigrateCommand("rollback", "base", confirm)))
                    .as("confirmed with '%s'", confirm)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("confirm")
                    .hasMessageNotContaining(database.name());
        }
        assertThatThrownBy(
                        () ->
                                handler.execute(
                                        new MigrateCommand("rollback", null, database.name())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rollback needs a target: -1, the version that stays, or base");

        assertThat(status().status().current()).isEqualTo(ExpectedSchema.VERSION);
    }

    @Test
    void answersEveryCommandThereIs() {
        assertThat(handler.execute(MigrateCommand.of("validate")))
                .isInstanceOfSatisfying(
                        Validated.class,
                        validated -> assertThat(validated.pending()).isEqualTo(Versions.ALL));
        migrate(null);
        assertThat(handler.execute(MigrateCommand.of("validate")))
                .isInstanceOfSatisfying(
                        Validated.class, validated -> assertThat(validated.valid()).isTrue());
        assertThat(handler.execute(MigrateCommand.of("seed"))).isInstanceOf(Seeded.class);
        assertThat(handler.execute(MigrateCommand.of("upkeep"))).isInstanceOf(Kept.class);
        assertThatThrownBy(() -> handler.execute(MigrateCommand.of("init")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("uptick.migrations.admin.url");
    }

    @Test
    void refusesMembersThatThereAreNot() {
        var json = handler.getApplicationContext().getBean(JsonMapper.class);

        assertThatThrownBy(
                        () ->
                                json.readValue(
                                        "{\"command\":\"migrate\",\"tagret\":\"0003\"}",
                                        MigrateCommand.class))
                .hasMessageContaining("tagret");
    }

    @Test
    void refusesWhatACommandDoesNotTake() {
        assertThatThrownBy(() -> handler.execute(new MigrateCommand("status", "0003", null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("status takes no target");
        assertThatThrownBy(() -> handler.execute(new MigrateCommand("migrate", null, "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("migrate takes no confirmation");
    }

    @Test
    void keepsPasswordsOutOfItsSettingsTexts() {
        assertThat(new OwnerSettings("jdbc:x", "ann", "s3cret").toString())
                .doesNotContain("s3cret");
        assertThat(new RolePasswords("s3cret", null, null, "").toString())
                .isEqualTo("RolePasswords[uptick_accounts]");
        assertThat(new RolePasswords("s3cret", null, null, " ").byRole())
                .isEqualTo(Map.of("uptick_accounts", "s3cret"));
    }

    private Migrated migrate(@Nullable String target) {
        return (Migrated) handler.execute(new MigrateCommand("migrate", target, null));
    }

    private Migrated status() {
        return (Migrated) handler.execute(MigrateCommand.of("status"));
    }
}
