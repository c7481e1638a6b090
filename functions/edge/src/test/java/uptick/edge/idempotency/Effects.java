package uptick.edge.idempotency;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import uptick.testing.database.TestDatabase;
import uptick.testing.token.TestTokens;

/// The probe's table, and a client that asks for rows of it.
///
/// @param server where the probe answers
public record Effects(TestDatabase database, URI server, HttpClient client) {

    /// Makes the table, where it is missing.
    public static Effects in(TestDatabase database, URI server) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS effects (name text NOT NULL); GRANT INSERT ON effects TO uptick_collections");
        }
        return new Effects(database, server, HttpClient.newHttpClient());
    }

    /// A new account's access token.
    public String token() throws SQLException {
        return TestTokens.of(
                UUID.fromString(
                        texts(
                                        "INSERT INTO users (username, password_hash) VALUES ('probe-' || uuidv4(), 'x') RETURNING id")
                                .getFirst()),
                0,
                "user");
    }

    HttpResponse<String> post(
            String path, @Nullable String token, @Nullable String key, @Nullable String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(server.resolve(path))
                        .POST(
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("content-type", "application/json");
        }
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        if (key != null) {
            request.header("idempotency-key", key);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /// The first column of what a query gives.
    List<String> texts(String sql) throws SQLException {
        try (var connection = database.connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /// The rows of one name.
    public List<String> named(String name) throws SQLException {
        return texts("SELECT name FROM effects WHERE name = '" + name + "'");
    }

    void execute(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
