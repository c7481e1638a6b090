package uptick.model.market;

import java.util.Locale;

/// How large a company is, by its market capitalisation in US dollars.
public enum SizeClass {
    /// Below 2 billion.
    SMALL,
    /// Below 10 billion.
    MID,
    /// From 10 billion.
    LARGE;

    /// The name in rows.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
