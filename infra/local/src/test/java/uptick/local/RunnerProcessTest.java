package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// The command in a process of its own, and the three ways in which it ends: told to, told to at once, killed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunnerProcessTest {

    private static final int KILLED_BY_SIGTERM = 143;
    private static final long PATIENCE_SECONDS = 300;

    private final Path home = TestHouse.newFolder();
    private RunningCommand command = RunningCommand.start(Map.of("PORT", "a word"));

    @AfterEach
    void kill() {
        command.process().destroyForcibly().onExit().join();
    }

    @AfterAll
    void clean() {
        TestHouse.delete(home);
    }

    @Test
    @Order(1)
    void endsWithASentenceWhereItCannotStart() throws Exception {
        assertThat(command.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(command.process().exitValue()).isEqualTo(1);
        assertThat(command.output())
                .contains(
                        "Uptick cannot start: PORT must be a number from 0 to 65535, not 'a word'.")
                .doesNotContain("Exception");
    }

    @Test
    @Order(2)
    void stopsQuietlyInTheMiddleOfTheMornings() throws Exception {
        command = start();
        command.waitFor("Collecting 6 sample mornings");
        var postgres = PostgresProcess.of(home);

        command.process().destroy();

        assertThat(command.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(command.process().exitValue()).isEqualTo(KILLED_BY_SIGTERM);
        assertThat(postgres.isRunning()).isFalse();
        assertThat(command.output()).doesNotContain("Exception", "ERROR", "While stopping");
    }

    @Test
    @Order(3)
    void goesOnServesAndTakesItsDatabaseWithIt() throws Exception {
        command = start();
        var address = address();
        var postgres = PostgresProcess.of(home);

        assertThat(Answer.to("GET", address.resolve("/"), null, null).body()).contains("Uptick");
        assertThat(Answer.to("GET", address.resolve("/health/db"), null, null).status())
                .isEqualTo(200);
        assertThat(command.output()).containsPattern("\\d+ mornings collected and scored\\.");

        command.process().destroy();

        assertThat(command.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(command.process().exitValue()).isEqualTo(KILLED_BY_SIGTERM);
        assertThat(postgres.isRunning()).isFalse();
        assertThat(home.resolve("database/postmaster.pid")).doesNotExist();
        assertThat(command.output()).doesNotContain("Exception", "ERROR", "While stopping");
    }

    @Test
    @Order(4)
    void startsOverTheServerThatAKilledRunLeftBehind() throws Exception {
        command = start();
        address();
        var orphan = PostgresProcess.of(home);
        command.process().destroyForcibly().onExit().join();
        assertThat(orphan.process().isAlive()).isTrue();

        command = start();
        var address = address();

        assertThat(orphan.process().isAlive()).isFalse();
        assertThat(Answer.to("GET", address.resolve("/health/db"), null, null).status())
                .isEqualTo(200);
        assertThat(command.output())
                .contains("The database is up to date.", "The sample world was collected before.");
        command.process().destroy();
        assertThat(command.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Order(5)
    void leavesAStrangersProcessAlone() throws Exception {
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    home.resolve("database/postmaster.pid"), stranger.pid() + "\n/elsewhere\n");

            command = start();
            command.process().onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private RunningCommand start() {
        return RunningCommand.start(
                Map.of("PORT", "0", "UPTICK_HOME", home.toString(), "UPTICK_SAMPLE_MORNINGS", "6"));
    }

    private URI address() throws IOException {
        var line = command.waitFor("Open http://");
        return URI.create(line.substring(line.indexOf("http://")).split(" ")[0]);
    }
}
