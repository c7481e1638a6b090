package uptick.model.quota;

import java.time.LocalDate;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// What was spent on one API on one day of its provider, in the provider's units.
///
/// @param apiName the API or a bucket of it
/// @param date the provider's day
/// @param unitsReserved promised to calls that are not settled; they count against the limit
@MappedEntity("api_quota_usage")
public record QuotaUsage(
        @Id @GeneratedValue @Nullable Integer id,
        String apiName,
        LocalDate date,
        int unitsUsed,
        int unitsReserved,
        int unitLimit) {}
