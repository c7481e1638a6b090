package uptick.model.collections;

import java.util.Locale;

/// How far the work on one slice of a run is.
public enum SliceStatus {
    PENDING,
    IN_PROGRESS,
    COMPLETED,
    FAILED,
    /// Planned, and then not worth its units.
    SKIPPED;

    /// The name in rows.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
