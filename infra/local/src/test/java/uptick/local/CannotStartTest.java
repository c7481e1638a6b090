package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

/// What the person at the keyboard can mend, and a database of their own.
class CannotStartTest {

    private final TestDatabase database = TestServer.shared().emptyDatabase();
    @TempDir private Path home;

    @AfterEach
    void drop() {
        TestServer.shared().drop(database);
    }

    @Test
    void usesTheServerThatTheEnvironmentNames() {
        try (var house = TestHouse.open(on(address(database.password()), 0))) {
            house.serve();

            assertThat(house.value("SELECT current_database()")).isEqualTo(database.name());
            assertThat(house.get("/v1/trends", house.token("admin")).at("items").items()).isEmpty();
            assertThat(home.resolve("database")).doesNotExist();
        }
        try (var again = TestHouse.open(on(address(database.password()), 0))) {
            assertThat(again.printed())
                    .contains(
                            "The database is up to date.",
                            "The account admin is there; its password is as it was.");
        }
    }

    @Test
    void saysThatTheNamedServerDoesNotAnswer() {
        assertThatThrownBy(
                        () -> TestHouse.open(on("postgres://me:hush-hush@localhost:1/uptick", 0)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("the server that DATABASE_URL names does not let us in")
                .hasMessageContaining("refused")
                .hasMessageNotContaining("hush-hush");
    }

    @Test
    void saysThatTheNamedServerIsNoAddress() {
        assertThatThrownBy(() -> TestHouse.open(on("mysql://me:hush-hush@localhost/uptick", 0)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("DATABASE_URL")
                .hasMessageContaining("postgres://")
                .hasMessageNotContaining("hush-hush");
    }

    @Test
    void saysThatThePortIsTakenBeforeItDoesAnything() throws IOException {
        try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = stranger.getLocalPort();

            assertThatThrownBy(() -> TestHouse.open(on(null, port)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "port "
                                    + port
                                    + " cannot be used (Address already in use). Set PORT to another one.");
            assertThat(home).isEmptyDirectory();
        }
    }

    @Test
    void saysThatThePortWasTakenMeanwhile() throws IOException {
        var port = freePort();
        try (var house = TestHouse.open(on(address(database.password()), port));
                var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(house::serve)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("port " + port + " cannot be used (");
        }
    }

    @Test
    void saysThatTheDataFolderCannotBeUsed() throws IOException {
        var file = Files.createFile(home.resolve("a-file"));

        assertThatThrownBy(() -> TestHouse.open(TestHouse.on(file)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("the data folder " + file + " cannot be used");
    }

    @Test
    void saysThatTheSigningKeyIsBroken() throws IOException {
        Files.writeString(home.resolve("signing-key.json"), "{\"kty\":");

        assertThatThrownBy(() -> TestHouse.open(on(address(database.password()), 0)))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "the signing key in the data folder cannot be read; delete signing-key.json to get a new one.");
    }

    private RunnerSettings on(@Nullable String databaseUrl, int port) {
        return new RunnerSettings(home, port, databaseUrl, 40, null, null, null, null);
    }

    private String address(String password) {
        return database.url()
                .replace(
                        "jdbc:postgresql://",
                        "postgres://" + database.username() + ":" + password + "@");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
