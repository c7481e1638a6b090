package uptick.trends;

import java.time.Duration;
import java.time.Instant;

/// Times as the formulas take them.
final class Hours {

    private static final double MILLIS_PER_HOUR = 3_600_000;

    private Hours() {}

    /// Hours from one instant to another, to the millisecond; negative where the other is earlier.
    static double between(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_HOUR;
    }
}
