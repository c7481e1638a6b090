package uptick.model.collections;

import java.util.Locale;

/// What a staged row is.
public enum StagedKind {
    BAR,
    NEWS,
    LISTING;

    /// The name in rows.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
