package uptick.model.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// The newest bar of an instrument and interval, kept apart so that nobody has to look for it; as [PriceBar] otherwise.
///
/// @param ts start of the bar
/// @param recordedAt when this version became known
@MappedEntity("latest_bars")
public record LatestBar(
        @Id UUID instrumentId,
        @Id String interval,
        Instant ts,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        long volume,
        String source,
        Instant recordedAt) {}
