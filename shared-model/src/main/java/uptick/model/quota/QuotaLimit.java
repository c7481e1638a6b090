package uptick.model.quota;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// What an API allows, as the operator set it.
///
/// @param dailyLimit units a day of the provider
/// @param resetTimeZone IANA zone in whose midnight the provider's day begins
/// @param operationCosts units by operation
/// @param reserveShare share of the limit, 0 to 1, that schedules leave for people
/// @param requestsPerMinute null where only the day is limited
@MappedEntity("api_quota_limits")
public record QuotaLimit(
        @Id String apiName,
        int dailyLimit,
        String resetTimeZone,
        @TypeDef(type = DataType.JSON) Map<String, Integer> operationCosts,
        double reserveShare,
        @Nullable Integer requestsPerMinute,
        @Nullable String note) {

    /* As PostgreSQL reads a double for a numeric: what people wrote, not its binary neighbour. */
    private static final MathContext AS_WRITTEN = new MathContext(15);

    /* Providers name seconds that remain, count them on their own clock, and round. */
    private static final Duration ROUNDED = Duration.ofMinutes(5);

    /// The provider's day at an instant: from midnight to midnight in its zone, 23 or 25 hours long where the clocks
    /// change. A day that has begun does not come back, also where the clocks go back over its midnight.
    public LocalDate dayAt(Instant instant) {
        var day = LocalDate.ofInstant(instant, ZoneId.of(resetTimeZone));
        return instant.isBefore(dayEnds(day)) ? day : day.plusDays(1);
    }

    /// How many units of a day schedules may use together with everybody else, the rest being left for people:
    /// `floor(unitLimit × (1 − reserveShare))`, as the ledger reckons when a schedule reserves.
    ///
    /// @param unitLimit the day's own, which may differ from what is set for the days to come
    public int forSchedules(int unitLimit) {
        var share = BigDecimal.ONE.subtract(new BigDecimal(reserveShare, AS_WRITTEN));
        return BigDecimal.valueOf(unitLimit)
                .multiply(share)
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
    }

    /// Whether what a provider says it will reset at an instant is the quota of that day, and not of a window within it or of
    /// another day: only then may its word change the day's row.
    public boolean isResetOf(LocalDate day, Instant resetsAt) {
        return Duration.between(dayEnds(day), resetsAt).abs().compareTo(ROUNDED) <= 0;
    }

    /// When that day ends and the units come back: the first instant of the day after it, be that midnight or, where
    /// the zone has none that day, later.
    public Instant dayEnds(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneId.of(resetTimeZone)).toInstant();
    }
}
