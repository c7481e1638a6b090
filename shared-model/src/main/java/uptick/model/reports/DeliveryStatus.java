package uptick.model.reports;

import java.util.Locale;

/// How far a delivery is.
public enum DeliveryStatus {
    PENDING,
    SENDING,
    SENT,
    FAILED,
    /// It may or may not have arrived: sent again only by hand.
    UNKNOWN;

    /// The name in rows.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
