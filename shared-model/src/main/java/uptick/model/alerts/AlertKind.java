package uptick.model.alerts;

import java.util.Locale;

/// What happened.
public enum AlertKind {
    STOP_TOUCHED,
    TARGET_TOUCHED,
    TRIGGER_MET,
    RECOMMENDATION_CHANGED,
    RESTATED,
    SOURCE_SILENT,
    QUOTA_LOW,
    DATA_QUALITY,
    DELIVERY_UNKNOWN,
    HOUSEKEEPING;

    /// The name in rows.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
