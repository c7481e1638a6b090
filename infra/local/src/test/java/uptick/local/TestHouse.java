package uptick.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micronaut.context.ApplicationContext;
import org.jspecify.annotations.Nullable;

import uptick.edge.lambda.LeanContext;
import uptick.local.sample.SampleProviders;
import uptick.local.sample.SampleWorld;
import uptick.local.sample.youtube.ReplayingYoutube;
import uptick.testing.lambda.AsPackaged;

/// A house in this JVM as [LocalRunner] builds it, on a free port, with what it printed.
final class TestHouse implements AutoCloseable {

    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final Started started = new Started(printed::add);
    private final Instant now;
    private final House house;

    private TestHouse(RunnerSettings settings, Instant now) {
        this.now = now;
        try {
            house = House.open(settings, now, started, printed::add);
        } catch (RuntimeException failure) {
            started.close();
            throw failure;
        }
    }

    /// Opens a house without collecting or serving anything.
    static TestHouse open(RunnerSettings settings) {
        return new TestHouse(settings, Instant.now());
    }

    /// Does everything that the command does, up to the address.
    static TestHouse start(Path home) {
        return start(on(home));
    }

    /// The same, as it is told.
    static TestHouse start(RunnerSettings settings) {
        var house = open(settings);
        house.collect();
        house.serve();
        return house;
    }

    /// The settings of a run with nothing in its environment but its folder and any free port.
    static RunnerSettings on(Path home) {
        return on(home, 40);
    }

    /// The same with fewer of the sample world's mornings.
    static RunnerSettings on(Path home, int mornings) {
        return new RunnerSettings(home, 0, null, mornings, null, null, null, null);
    }

    static Path newFolder() {
        try {
            return Files.createTempDirectory("uptick-house");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(TestHouse::delete);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(java.io.File file) {
        if (!file.delete()) {
            throw new IllegalStateException("left behind: " + file);
        }
    }

    void collect() {
        house.collect();
    }

    void serve() {
        house.serve();
    }

    House house() {
        return house;
    }

    /// An application over the same rows with the beans that a packaged function has, for events of Lambda. To be closed.
    ApplicationContext asFunction() {
        var whole = house.context();
        var settings = new HashMap<String, Object>();
        for (var name :
                List.of(
                        "datasources.default.url",
                        "datasources.default.username",
                        "datasources.default.password",
                        "uptick.transaction.assume-role",
                        "uptick.token.public-keys",
                        "uptick.accounts.signing-key")) {
            settings.put(name, whole.getRequiredProperty(name, String.class));
        }
        return LeanContext.builder()
                .classLoader(new AsPackaged(TestHouse.class.getClassLoader()))
                .singletons(whole.getBean(Clock.class))
                .properties(settings)
                .start();
    }

    /// The lines that the person at the keyboard saw.
    List<String> printed() {
        return List.copyOf(printed);
    }

    /// The world that this house replays, where it was the folder's first run.
    SampleWorld world() {
        return SampleWorld.endingAt(now);
    }

    SampleProviders providers() {
        return Objects.requireNonNull(house.providers(), "the sample world has its providers");
    }

    /// How many requests the providers have answered, all together.
    long requests() {
        return providers().ledgers().values().stream()
                .mapToLong(ledger -> ledger.entries().size())
                .sum();
    }

    ReplayingYoutube youtube() {
        return providers().youtube();
    }

    /// The password that the first start printed.
    String password() {
        return printed.stream()
                .map(String::strip)
                .filter(line -> line.startsWith("password "))
                .map(line -> line.split(" +")[1])
                .findFirst()
                .orElseThrow();
    }

    Answer get(String path, @Nullable String token) {
        return Answer.to("GET", house.address().resolve(path), token, null);
    }

    Answer ask(String method, String path, @Nullable String token, @Nullable String body) {
        return Answer.to(method, house.address().resolve(path), token, body);
    }

    Answer logIn(String login, String password) {
        return ask(
                "POST",
                "/v1/login",
                null,
                "{\"login\": \"" + login + "\", \"password\": \"" + password + "\"}");
    }

    String token(String login) {
        return logIn(login, password()).at("access_token").text();
    }

    /// The rows of a query, their columns as text.
    List<List<@Nullable String>> rows(String sql) {
        try (var connection = house.database().connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (var column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /// The one value of a query.
    String value(String sql) {
        return String.valueOf(rows(sql).getFirst().getFirst());
    }

    void execute(String sql) {
        try (var connection = house.database().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /// Lets everybody try again: all tests come from one address, more often in a quarter of an hour than any office.
    void forgetAttempts() {
        execute("DELETE FROM login_throttles");
    }

    /// Adds an account with the admin's password, unless it is there.
    void addUser(String username, boolean isEditor) {
        execute(
                "INSERT INTO users (username, password_hash, is_editor, is_verified) SELECT '"
                        + username
                        + "', password_hash, "
                        + isEditor
                        + ", true FROM users WHERE username = 'admin' ON CONFLICT DO NOTHING");
        execute(
                "INSERT INTO user_settings (user_id) SELECT id FROM users WHERE username = '"
                        + username
                        + "' ON CONFLICT DO NOTHING");
    }

    @Override
    public void close() {
        started.close();
    }
}
