package uptick.model.accounts;

import java.util.Locale;

/// How long a user holds what they buy.
public enum HoldingPeriod {
    DAILY(1),
    WEEKLY(5),
    MONTHLY(21);

    private final int tradingDays;

    HoldingPeriod(int tradingDays) {
        this.tradingDays = tradingDays;
    }

    /// The horizon that it means, in trading days.
    public int tradingDays() {
        return tradingDays;
    }

    /// The name in rows.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
