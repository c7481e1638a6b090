package uptick.model.reports;

import java.util.Locale;

/// How often a report of this kind is made.
public enum ReportKind {
    MORNING,
    WEEKLY;

    /// The name in rows.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
