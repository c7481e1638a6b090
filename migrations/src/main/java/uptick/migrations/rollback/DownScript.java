package uptick.migrations.rollback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import org.postgresql.core.Parser;
import org.postgresql.util.PSQLException;

/// The script that takes one step back.
///
/// @param step the step
/// @param name the file name
/// @param text the SQL in it
record DownScript(AppliedStep step, String name, String text) {

    /* Where a statement begins to say something: behind blanks and comments. */
    private static final Pattern BEFORE_IT_BEGINS =
            Pattern.compile("\\A(\\s|--[^\\n]*|/\\*(?s:.*?)\\*/)*+");

    /// The script of a step, from this package.
    ///
    /// @throws IllegalArgumentException where the package has none: the database is newer than the package
    static DownScript of(AppliedStep step) {
        var name = step.script().replaceFirst("\\.sql$", ".down.sql");
        try (var stream = DownScript.class.getResourceAsStream("/db/rollback/" + name)) {
            if (stream == null) {
                throw new IllegalArgumentException(
                        "this package has no "
                                + name
                                + " for version "
                                + step.version()
                                + ": take the database back with the package that brought it there");
            }
            return new DownScript(
                    step, name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// SHA-256 of the text, in hexadecimal digits.
    String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// Executes it, statement by statement, in the transaction of the connection.
    ///
    /// @throws DownScriptFailed with the place where the server refused
    void execute(Connection connection) throws SQLException {
        for (var statement : statements()) {
            try (var execution = connection.createStatement()) {
                execution.setEscapeProcessing(false);
                execution.execute(statement.sql());
            } catch (SQLException failure) {
                throw new DownScriptFailed(name, statement.line(failure), failure);
            }
        }
    }

    private List<Statement> statements() throws SQLException {
        var statements = new ArrayList<Statement>();
        var from = 0;
        for (var query : Parser.parseJdbcSql(text, true, false, true, false, false)) {
            var at = text.indexOf(query.nativeSql, from);
            if (at == -1) {
                throw new IllegalStateException(name + " was not split as it is written");
            }
            statements.add(new Statement(query.nativeSql, 1 + newLines(text.substring(0, at))));
            from = at + query.nativeSql.length();
        }
        return statements;
    }

    private static int newLines(String text) {
        return (int) text.chars().filter(character -> character == '\n').count();
    }

    /// @param startsInLine of the script, the first being 1
    private record Statement(String sql, int startsInLine) {

        /* The server counts characters of the statement, from 1; for a failure that has no place in the text it
         * says 0, and the statement's first word is as near as one gets. */
        int line(SQLException failure) {
            var position =
                    failure instanceof PSQLException refused
                                    && refused.getServerErrorMessage() != null
                            ? refused.getServerErrorMessage().getPosition()
                            : 0;
            return startsInLine + newLines(sql.substring(0, position > 0 ? position - 1 : start()));
        }

        private int start() {
            var before = BEFORE_IT_BEGINS.matcher(sql);
            return before.find() ? before.end() : 0;
        }
    }
}
