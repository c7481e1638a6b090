package uptick.model.reports;

import java.util.Locale;

/// How a report reaches its reader.
public enum Channel {
    PAGE,
    EMAIL;

    /// The name in rows.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
