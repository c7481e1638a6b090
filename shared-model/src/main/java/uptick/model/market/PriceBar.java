package uptick.model.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// The prices of an instrument over an interval, as they were traded, never adjusted.
///
/// Prices are in the instrument's currency, minor units turned into major ones, and shown with 6 decimals; times are
/// cut to microseconds: so a bar equals the one that is read back.
///
/// @param interval `daily`, `15m`, or another width of the bar
/// @param ts start of the bar; of a daily bar, midnight UTC of the exchange's local date
/// @param volume shares traded
/// @param recordedAt when this version became known
@MappedEntity("price_bars")
public record PriceBar(
        @Id UUID instrumentId,
        @Id String interval,
        @Id Instant ts,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        long volume,
        String source,
        Instant recordedAt) {

    public static final String DAILY = "daily";
    public static final String QUARTER_HOUR = "15m";

    private static final int DECIMALS = 6;

    /// @throws IllegalArgumentException where a price has more than 6 decimals: whoever wants it rounded says how
    public PriceBar {
        ts = ts.truncatedTo(ChronoUnit.MICROS);
        open = price(open);
        high = price(high);
        low = price(low);
        close = price(close);
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    }

    private static BigDecimal price(BigDecimal value) {
        try {
            return value.setScale(DECIMALS, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException(
                    "a price has at most %d decimals, not %s".formatted(DECIMALS, value), tooFine);
        }
    }
}
