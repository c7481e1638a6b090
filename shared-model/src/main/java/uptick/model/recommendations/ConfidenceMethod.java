package uptick.model.recommendations;

import java.util.Locale;

/// How a confidence was made.
public enum ConfidenceMethod {
    /// Calibrated on outcomes by a logistic curve.
    PLATT,
    /// Calibrated on outcomes by a monotone step function.
    ISOTONIC,
    /// Held below a cap, for there are too few outcomes to calibrate on.
    CAP,
    /// As the model gave it.
    UNCALIBRATED;

    /// The name in rows.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
