package uptick.edge.transaction;

import java.util.Locale;

/// The database role of each function: what its transactions may touch.
public enum DatabaseRole {
    UPTICK_ACCOUNTS,
    UPTICK_COLLECTIONS,
    UPTICK_QUOTA,
    UPTICK_TRENDS;

    /// The role's name in the database.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
