package uptick.value;

import java.util.Locale;

/// How much risk a user takes, and what a recommendation is made for.
public enum RiskProfile {
    CONSERVATIVE,
    MODERATE,
    AGGRESSIVE;

    /// The name in rows.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
