package uptick.quota;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import uptick.model.quota.QuotaLimit;

/// What an API is to allow from now on.
///
/// @param dailyLimit units a day of the provider; a sum of two of the largest still fits a column
/// @param reserveShare share of the limit that schedules leave for people, 0 to 1
/// @param requestsPerMinute null, or left out, where only the day is limited
@Serdeable(naming = SnakeCaseStrategy.class)
record QuotaChange(
        @Min(0) @Max(1_000_000_000) Integer dailyLimit,
        @DecimalMin("0") @DecimalMax("1") Double reserveShare,
        @Nullable @Min(1) @Max(1_000_000) Integer requestsPerMinute) {

    /// What changes, as members of a JSON object: `"daily_limit": {"from": 100, "to": 50}`.
    List<String> changes(QuotaLimit limit) {
        var changes = new ArrayList<String>();
        compare("daily_limit", limit.dailyLimit(), dailyLimit, changes);
        compare("reserve_share", limit.reserveShare(), reserveShare, changes);
        compare("requests_per_minute", limit.requestsPerMinute(), requestsPerMinute, changes);
        return changes;
    }

    private static void compare(
            String name, @Nullable Object from, @Nullable Object to, List<String> changes) {
        if (!Objects.equals(from, to)) {
            changes.add("\"%s\": {\"from\": %s, \"to\": %s}".formatted(name, from, to));
        }
    }
}
