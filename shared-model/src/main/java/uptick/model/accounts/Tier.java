package uptick.model.accounts;

import java.util.Locale;

/// What a user pays, and so what limits hold.
public enum Tier {
    FREE,
    PREMIUM;

    /// The name in rows.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
