package uptick.model;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import uptick.testing.database.TestDatabase;

/// Rows that a test needs around those it is about, written as the schema's owner.
public final class Rows {

    private final TestDatabase database;

    public Rows(TestDatabase database) {
        this.database = database;
    }

    /// A completed run, by its id.
    public UUID run(Instant startedAt) {
        return id(
                """
                INSERT INTO data_collections (started_at, completed_at, status)
                VALUES ('%1$s', '%1$s', 'completed')
                RETURNING id
                """
                        .formatted(startedAt));
    }

    /// A topic of no importance, by its id.
    public UUID topic() {
        return id(
                """
                INSERT INTO topics (topic_key, title, is_tracked)
                SELECT 'topic ' || key, 'Topic', false
                FROM uuidv4() AS key
                RETURNING id
                """);
    }

    /// An account of no importance, by its id.
    public UUID user() {
        return id(
                "INSERT INTO users (username, password_hash) VALUES ('user ' || uuidv4(), 'x') RETURNING id");
    }

    /// A listing of no importance, by its id.
    public UUID instrument() {
        return id(
                "INSERT INTO instruments (symbol, exchange) VALUES (left(uuidv4()::text, 13), 'NYSE') RETURNING id");
    }

    /// A model without a past, by its id.
    public UUID modelVersion() {
        return id(
                """
                INSERT INTO model_versions (version, params_hash, metrics_json)
                VALUES ('version ' || uuidv4(), repeat('0', 64), '{}')
                RETURNING id
                """);
    }

    /// The first column of the first row.
    public UUID id(String sql) {
        return UUID.fromString(texts(sql).getFirst());
    }

    /// The first column of all rows.
    public List<String> texts(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            var texts = new ArrayList<String>();
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /// Executes one or more statements.
    public void execute(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
