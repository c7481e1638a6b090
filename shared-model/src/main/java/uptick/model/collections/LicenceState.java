package uptick.model.collections;

import java.util.Locale;

/// What a provider's terms allow, as the operator reviewed them.
public enum LicenceState {
    UNREVIEWED,
    PERMITTED,
    RESTRICTED,
    FORBIDDEN;

    /// The name in rows.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
