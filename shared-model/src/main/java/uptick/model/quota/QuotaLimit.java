package uptick.model.quota;

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
        @Nullable String note) {}
