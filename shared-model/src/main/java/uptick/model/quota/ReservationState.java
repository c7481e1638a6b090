package uptick.model.quota;

import java.util.Locale;

/// How far units are on their way from the ledger to the provider.
public enum ReservationState {
    /// Promised, and no call was sent: where its worker dies, the units come back.
    RESERVED,
    /// A call was about to be sent: where its worker dies, the units count as used.
    CALLING,
    /// Used.
    SETTLED,
    /// Given back.
    RELEASED;

    /// The name in rows.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
