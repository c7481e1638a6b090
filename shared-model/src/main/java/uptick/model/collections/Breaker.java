package uptick.model.collections;

import java.util.Locale;

/// Whether calls to a source go out.
public enum Breaker {
    CLOSED,
    /// None, after many failures in a row, until its time to retry.
    OPEN,
    /// One, to see whether the source is back.
    HALF_OPEN;

    /// The name in rows.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
