package uptick.model.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// The price of an instrument at a moment of the trading day.
///
/// @param ts when it held, as the source says
/// @param price in the instrument's currency
/// @param volume shares traded that day until then, null where the source does not say
/// @param recordedAt when it became known to Uptick
@MappedEntity("quotes")
public record Quote(
        @Id UUID instrumentId,
        @Id Instant ts,
        BigDecimal price,
        @Nullable Long volume,
        String source,
        Instant recordedAt) {}
