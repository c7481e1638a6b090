package uptick.migrations;

import java.sql.SQLException;

import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

import uptick.migrations.rollback.DownScriptFailed;

/// What went wrong, as one line: the file and its line where a script failed, the server's words, its SQL state.
final class OneLine {

    private OneLine() {}

    static String of(Throwable failure) {
        return switch (failure) {
            case FlywayMigrateException step ->
                    place(step.getMigration().getScript(), step.getLineNumber()) + reason(step);
            case DownScriptFailed script -> place(script.script(), script.line()) + reason(script);
            default -> reason(failure);
        };
    }

    private static String place(String file, int line) {
        return file + (line > 0 ? ", line " + line : "") + ": ";
    }

    private static String reason(Throwable failure) {
        var refused = innermost(failure);
        return refused == null
                ? flat(String.valueOf(failure.getMessage()))
                : "%s (SQLSTATE %s)".formatted(words(refused), refused.getSQLState());
    }

    private static @Nullable SQLException innermost(Throwable failure) {
        SQLException found = null;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                found = sql;
            }
        }
        return found;
    }

    /* Without the server's detail: that of a violated constraint is the whole row. */
    private static String words(SQLException failure) {
        return failure instanceof PSQLException server && server.getServerErrorMessage() != null
                ? flat(
                        server.getServerErrorMessage().getSeverity()
                                + ": "
                                + server.getServerErrorMessage().getMessage())
                : flat(String.valueOf(failure.getMessage()));
    }

    private static String flat(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
