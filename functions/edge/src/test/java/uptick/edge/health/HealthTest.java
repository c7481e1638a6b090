package uptick.edge.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import uptick.model.connection.ExpectedSchema;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
class HealthTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void saysWhatTheDatabaseHas(TestDatabase database) throws Exception {
        try (var server = start(Map.of())) {
            var response = get(server, "/health/db");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .contains(
                            "\"status\":\"up\"",
                            "\"database_is_online\":true",
                            "\"tables_exist\":true",
                            "\"schema_version\":\"" + ExpectedSchema.VERSION + "\"")
                    .contains("\"database\":\"" + database.name() + "\"")
                    .contains("\"tables\":[\"" + ExpectedSchema.TABLES.getFirst() + "\"");
        }
    }

    @Test
    void refusesASchemaThatIsTooOld(TestDatabase database) throws Exception {
        execute(
                database,
                "UPDATE flyway_schema_history SET success = false WHERE version = '%s'"
                        .formatted(ExpectedSchema.VERSION));
        try (var server = start(Map.of())) {
            var response = get(server, "/health/db");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body())
                    .contains("/problems/schema-outdated")
                    .containsPattern(
                            "at version \\d{4} and must be migrated to " + ExpectedSchema.VERSION)
                    .doesNotContain("at version " + ExpectedSchema.VERSION);
        } finally {
            execute(database, "UPDATE flyway_schema_history SET success = true");
        }
    }

    @Test
    void isUpWithoutADatabaseAndSaysThatItIsAway() throws Exception {
        try (var server =
                start(
                        Map.of(
                                "datasources.default.url", "jdbc:postgresql://127.0.0.1:1/uptick",
                                "datasources.default.connection-timeout", "1000"))) {
            assertThat(get(server, "/health").statusCode()).isEqualTo(200);

            var response = get(server, "/health/db");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("retry-after")).isPresent();
            assertThat(response.body())
                    .contains("/problems/database-unavailable")
                    .doesNotContain("127.0.0.1")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void recoversWhenAStoppedDatabaseComesBack(@TempDir Path data) throws Exception {
        var database = startDatabase(data, 0);
        var port = database.getPort();
        try (var server =
                start(
                        Map.of(
                                "datasources.default.url",
                                        "jdbc:postgresql://localhost:" + port + "/postgres",
                                "datasources.default.username", "postgres",
                                "datasources.default.password", "postgres",
                                "datasources.default.connection-timeout", "1000"))) {
            // An empty database is online and outdated: enough to tell "away" from "there".
            assertThat(get(server, "/health/db").body()).contains("/problems/schema-outdated");

            database.close();
            assertThat(get(server, "/health/db").body()).contains("/problems/database-unavailable");

            database = startDatabase(data, port);
            assertThat(get(server, "/health/db").body()).contains("/problems/schema-outdated");
        } finally {
            database.close();
        }
    }

    private static EmbeddedPostgres startDatabase(Path data, int port) throws IOException {
        var builder =
                EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setDataDirectory(data.resolve("pg"))
                        .setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    private static EmbeddedServer start(Map<String, Object> settings) {
        return ApplicationContext.run(EmbeddedServer.class, settings);
    }

    private HttpResponse<String> get(EmbeddedServer server, String path)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.getURI() + path)).build(),
                BodyHandlers.ofString());
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
