package uptick.migrations.rights;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

import uptick.migrations.Sql;

/// A table of users' rows, and a role with rights on it, as the catalogue says.
///
/// @param rights in the notation of `rights.txt`
record Access(String table, String role, String rights) {

    private static final Pattern COLUMNS = Pattern.compile("\\([^)]*\\)");
    private static final Pattern CHANGEABLE = Pattern.compile("u\\(([^,)]+)");

    /// The tables that force row-level security for a user's sake.
    static List<String> tables(Connection connection) throws SQLException {
        return Sql.texts(
                connection,
                """
                SELECT relname
                FROM pg_class
                JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'user_id'
                WHERE relnamespace = 'public'::regnamespace
                  AND relrowsecurity
                  AND relforcerowsecurity
                ORDER BY relname
                """);
    }

    /// Every role with any right on any of them.
    static List<Access> all(Connection connection) throws SQLException {
        var tables = tables(connection);
        return Sql.texts(connection, Script.read("granted.sql")).stream()
                .map(line -> line.split("[ =]"))
                .map(parts -> new Access(parts[0], parts[1], parts[2]))
                .filter(access -> tables.contains(access.table()))
                .toList();
    }

    boolean reads() {
        return has('r');
    }

    boolean inserts() {
        return has('i');
    }

    boolean updates() {
        return has('u');
    }

    boolean deletes() {
        return has('d');
    }

    /// A column that the role may change.
    String changeable() {
        var named = CHANGEABLE.matcher(rights);
        return named.find() ? named.group(1) : "user_id";
    }

    private boolean has(char letter) {
        return COLUMNS.matcher(rights).replaceAll("").indexOf(letter) >= 0;
    }

    /// The owners of the rows that a changing statement touches.
    String touching(String verb) {
        return "WITH touched AS (%s RETURNING user_id) SELECT DISTINCT coalesce(user_id::text, 'operators') FROM touched ORDER BY 1"
                .formatted(
                        switch (verb) {
                            case "UPDATE" ->
                                    "UPDATE %1$s SET %2$s = %2$s".formatted(table, changeable());
                            case "DELETE" -> "DELETE FROM " + table;
                            default -> throw new IllegalArgumentException(verb);
                        });
    }

    /// The owners of the rows that can be read.
    String reading() {
        return "SELECT DISTINCT coalesce(user_id::text, 'operators') FROM %s ORDER BY 1"
                .formatted(table);
    }

    /// Copies a visible row for another user.
    String copyingFor(String userId) {
        return "INSERT INTO %1$s SELECT (jsonb_populate_record(%1$s, '{\"user_id\": \"%2$s\"}')).* FROM %1$s"
                .formatted(table, userId);
    }

    @Override
    public String toString() {
        return table + " " + role;
    }
}
