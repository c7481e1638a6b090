package uptick.quota;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import uptick.testing.database.TestDatabase;

/// The database behind the application's back.
record Rows(TestDatabase database) {

    /// Two APIs, one with its days in California, and nothing spent.
    void twoApis() {
        execute(
                """
                TRUNCATE api_quota_usage CASCADE;
                DELETE FROM api_quota_limits;
                DELETE FROM alerts;
                DELETE FROM users;
                INSERT INTO api_quota_limits (api_name, daily_limit, reset_time_zone, reserve_share, requests_per_minute)
                VALUES ('reddit', 50000, 'UTC', 0.1, 100),
                       ('youtube.search', 100, 'America/Los_Angeles', 0.2, NULL);
                """);
    }

    void used(String api, String day, int used, int reserved, int limit) {
        execute(
                """
                INSERT INTO api_quota_usage (api_name, date, units_used, units_reserved, unit_limit)
                VALUES ('%s', '%s', %d, %d, %d)
                """
                        .formatted(api, day, used, reserved, limit));
    }

    UUID account(String name, boolean isAdmin) {
        return UUID.fromString(
                one(
                        "INSERT INTO users (username, password_hash, is_admin) VALUES ('%s', 'x', %s) RETURNING id"
                                .formatted(name, isAdmin)));
    }

    /// The first column of all rows, as texts.
    List<String> all(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /// The first column of the only row.
    String one(String sql) {
        var texts = all(sql);
        if (texts.size() != 1) {
            throw new IllegalStateException(texts.size() + " rows: " + sql);
        }
        return texts.getFirst();
    }

    void execute(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
