package uptick.bench.top;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.StringJoiner;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// What the server did for a statement.
///
/// @param text as EXPLAIN tells it
/// @param buffers pages of 8 kB that it looked at, in memory or not
record TopPlan(String text, long buffers) {

    private static final Pattern SORT = Pattern.compile("\\b(Incremental )?Sort\\b(?! Key)");
    private static final Pattern SEQ_SCAN = Pattern.compile("\\bSeq Scan\\b");

    /* The outermost step comes first, and its pages are those of all steps. */
    private static final Pattern BUFFERS =
            Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

    /// Runs a statement that begins with EXPLAIN, twice: the first time also brings the catalogue and the pages.
    static TopPlan of(PreparedStatement explain) throws SQLException {
        read(explain);
        var text = read(explain);
        var buffers = BUFFERS.matcher(text);
        return new TopPlan(
                text, buffers.find() ? pages(buffers.group(1)) + pages(buffers.group(2)) : 0);
    }

    boolean sorts() {
        return SORT.matcher(text).find();
    }

    boolean readsWholeTable() {
        return SEQ_SCAN.matcher(text).find();
    }

    private static String read(PreparedStatement explain) throws SQLException {
        var lines = new StringJoiner("\n");
        try (var row = explain.executeQuery()) {
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return lines.toString();
    }

    private static long pages(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
