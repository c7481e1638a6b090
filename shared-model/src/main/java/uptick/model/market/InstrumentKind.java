package uptick.model.market;

import java.util.Locale;

/// What an instrument is.
public enum InstrumentKind {
    STOCK,
    ETF,
    INDEX;

    /// The name in rows.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
