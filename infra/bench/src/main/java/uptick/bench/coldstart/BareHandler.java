package uptick.bench.coldstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import org.jspecify.annotations.Nullable;

/// The reference: the Top 10 with nothing but the driver. It runs the same statements in a transaction of the same
/// kind, checks no token, validates nothing and writes its JSON by hand.
public final class BareHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    /// The folder of the package with the statements.
    static final String STATEMENTS = "statements/";

    private static final int PAGE = 10;

    private final String latest = statement("findLatestScored");
    private final String top = statement("findTop");
    private @Nullable Connection connection;

    /// Used by the Lambda runtime.
    public BareHandler() {}

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        try {
            return Map.of(
                    "statusCode", 200,
                    "headers", Map.of("content-type", "application/json"),
                    "body", page());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The page as JSON, on the connection that this handler keeps.
    public String page() throws SQLException {
        return page(connection());
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            connection =
                    DriverManager.getConnection(
                            System.getenv("DATASOURCES_DEFAULT_URL"),
                            System.getenv("DATASOURCES_DEFAULT_USERNAME"),
                            System.getenv("DATASOURCES_DEFAULT_PASSWORD"));
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
        }
        return connection;
    }

    private String page(Connection connection) throws SQLException {
        enter(connection);
        var json = new StringBuilder("{\"collection\":");
        UUID collection;
        try (var statement = connection.prepareStatement(latest);
                var row = statement.executeQuery()) {
            row.next();
            collection = row.getObject(1, UUID.class);
            append(json, row);
        }
        json.append(",\"items\":[");
        try (var statement = connection.prepareStatement(top)) {
            statement.setObject(1, collection);
            statement.setInt(2, PAGE + 1);
            try (var row = statement.executeQuery()) {
                for (int shown = 0; shown < PAGE && row.next(); shown++) {
                    append(json.append(shown == 0 ? "" : ","), row);
                }
            }
        }
        connection.commit();
        return json.append("]}").toString();
    }

    private static void enter(Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT set_config('role', ?, true), app_enter(?, ?)")) {
            statement.setString(1, "uptick_trends");
            statement.setObject(2, UUID.fromString(System.getenv("READER")));
            statement.setInt(3, 0);
            try (var row = statement.executeQuery()) {
                if (!row.next() || !row.getBoolean(2)) {
                    throw new IllegalStateException("The reader may not enter");
                }
            }
        }
    }

    private static void append(StringBuilder json, ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        json.append('{');
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            var value = row.getString(column);
            json.append(column == 1 ? "\"" : ",\"")
                    .append(columns.getColumnName(column))
                    .append("\":");
            if (value == null) {
                json.append("null");
            } else {
                json.append('"').append(value.replace("\"", "\\\"")).append('"');
            }
        }
        json.append('}');
    }

    private static String statement(String name) {
        try (var text = BareHandler.class.getClassLoader().getResourceAsStream(STATEMENTS + name)) {
            if (text == null) {
                throw new IllegalStateException("The package has no statement " + name);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
