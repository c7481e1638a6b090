package uptick.quota;

import java.time.DateTimeException;
import java.time.LocalDate;

import uptick.edge.paging.Cursor;
import uptick.model.quota.QuotaUsage;

/// Where a page of the history ended.
record DayCursor(LocalDate day, String api) {

    /// Before the first row.
    static final DayCursor FIRST = new DayCursor(LocalDate.of(9999, 12, 31), "");

    private static final int PARTS = 2;

    static DayCursor after(QuotaUsage last) {
        return new DayCursor(last.date(), last.apiName());
    }

    String encode() {
        return Cursor.of(day.toString(), api).encode();
    }

    /// Reads back what [#encode] wrote, letter for letter.
    ///
    /// @throws uptick.edge.problem.ProblemException where the text is no such cursor
    static DayCursor decode(String text) {
        var parts = Cursor.decode(text, PARTS).parts();
        try {
            var cursor = new DayCursor(LocalDate.parse(parts.getFirst()), parts.getLast());
            // PostgreSQL's text takes no NUL, its dates end before ours do, and we never hand such
            // out.
            if (cursor.encode().equals(text)
                    && cursor.api.indexOf('\0') < 0
                    && cursor.day.getYear() > 0
                    && !cursor.day.isAfter(FIRST.day)) {
                return cursor;
            }
        } catch (DateTimeException _) {
            // answered below like every other text
        }
        throw Cursor.wrong();
    }
}
