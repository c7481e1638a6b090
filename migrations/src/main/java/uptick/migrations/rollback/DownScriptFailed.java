package uptick.migrations.rollback;

import java.sql.SQLException;

/// A script that the server refused: nothing of it was done, and the database stays at the version it had.
public final class DownScriptFailed extends SQLException {

    private static final long serialVersionUID = 1;

    private final String script;
    private final int line;

    DownScriptFailed(String script, int line, SQLException failure) {
        super(failure.getMessage(), failure.getSQLState(), failure);
        this.script = script;
        this.line = line;
    }

    /// The script's file name.
    public String script() {
        return script;
    }

    /// The line of the script, the first being 1.
    public int line() {
        return line;
    }
}
