package uptick.collections;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import uptick.testing.database.TestDatabase;

/// Looks into a database past everything that is tested.
record Rows(TestDatabase database) {

    /// The first column of all rows, as texts; null reads as "null".
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
            throw new IllegalStateException(failure);
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
