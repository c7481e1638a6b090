package uptick.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.model.quota.QuotaLimit;
import uptick.model.quota.QuotaUsage;

/// What one API allows on the present day of its provider, in its units.
///
/// @param day the provider's
/// @param resetsAt when that day ends
/// @param limit the day's
/// @param used may be more than the limit, where the provider says so or the limit was lowered
/// @param reserved promised to calls that are under way
/// @param remaining what may still be reserved, never less than zero
/// @param leftForPeople as many of those as schedules may not take
/// @param reserveShare share of the limit that schedules leave for people, 0 to 1
/// @param requestsPerMinute null where only the day is limited
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record QuotaView(
        String api,
        LocalDate day,
        Instant resetsAt,
        int limit,
        int used,
        int reserved,
        int remaining,
        int leftForPeople,
        double reserveShare,
        @Nullable Integer requestsPerMinute) {

    /// @param usage of that day, null where nobody has reserved yet
    static QuotaView of(QuotaLimit limit, LocalDate day, @Nullable QuotaUsage usage) {
        var unitLimit = usage == null ? limit.dailyLimit() : usage.unitLimit();
        var used = usage == null ? 0 : usage.unitsUsed();
        var reserved = usage == null ? 0 : usage.unitsReserved();
        var remaining = remaining(unitLimit, used, reserved);
        return new QuotaView(
                limit.apiName(),
                day,
                limit.dayEnds(day),
                unitLimit,
                used,
                reserved,
                remaining,
                remaining - remaining(limit.forSchedules(unitLimit), used, reserved),
                limit.reserveShare(),
                limit.requestsPerMinute());
    }

    /// What is left of units, never less than zero.
    static int remaining(int units, int used, int reserved) {
        return (int) Math.max(0, (long) units - used - reserved);
    }

    /// All APIs, by name.
    @Serdeable
    record All(List<QuotaView> items) {}
}
