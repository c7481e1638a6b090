package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
        var answer = handler.execute(new MigrateCommand("migrate", null));

        assertThat(answer.migrated()).hasSize(7).first().isEqualTo("0001");
        assertThat(answer.status().current()).isEqualTo(ExpectedSchema.VERSION);
        assertThat(answer.status().pending()).isEmpty();
        assertThat(handler.execute(new MigrateCommand("migrate", null)).migrated()).isEmpty();
    }

    @Test
    void stopsAtATarget() {
        var answer = handler.execute(new MigrateCommand("migrate", "0002"));

        assertThat(answer.migrated()).containsExactly("0001", "0002");
        assertThat(answer.status().pending()).first().isEqualTo("0003");
    }

    @Test
    void changesNothingWhereItIsAskedForTheStatus() {
        var answer = handler.execute(new MigrateCommand("status", null));

        assertThat(answer.migrated()).isEmpty();
        assertThat(answer.status().current()).isNull();
        assertThat(answer.status().pending()).hasSize(7);
    }

    @Test
    void refusesACommandThatThereIsNot() {
        assertThatThrownBy(() -> handler.execute(new MigrateCommand("clean", null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown command 'clean': use migrate or status");
    }

    @Test
    void keepsPasswordsOutOfItsSettingsTexts() {
        assertThat(new OwnerSettings("jdbc:x", "ann", "s3cret").toString())
                .doesNotContain("s3cret");
        assertThat(new RolePasswords("s3cret", null, "").toString())
                .isEqualTo("RolePasswords[uptick_accounts]");
        assertThat(new RolePasswords("s3cret", null, " ").byRole())
                .isEqualTo(Map.of("uptick_accounts", "s3cret"));
    }
}
