package uptick.quota;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

import uptick.model.quota.QuotaUsage;

/// One API on one day of its provider, in its units.
///
/// @param remaining what was or is left, never less than zero
@Serdeable
record DayView(String api, LocalDate day, int limit, int used, int reserved, int remaining) {

    static DayView of(QuotaUsage usage) {
        return new DayView(
                usage.apiName(),
                usage.date(),
                usage.unitLimit(),
                usage.unitsUsed(),
                usage.unitsReserved(),
                QuotaView.remaining(usage.unitLimit(), usage.unitsUsed(), usage.unitsReserved()));
    }

    /// @param items the newest day first, by API within a day
    /// @param next the cursor of the page after, null on the last
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<DayView> items, @Nullable String next) {}
}
