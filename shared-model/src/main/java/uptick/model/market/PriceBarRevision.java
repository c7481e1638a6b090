package uptick.model.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// A bar as it was believed until it was corrected; as [PriceBar] otherwise.
///
/// @param recordedAt from when it was believed
/// @param supersededAt until when, this moment excluded
/// @param reason why it was corrected, a sentence for people
@MappedEntity("price_bar_revisions")
public record PriceBarRevision(
        @Id UUID instrumentId,
        @Id String interval,
        @Id Instant ts,
        @Id Instant recordedAt,
        Instant supersededAt,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        long volume,
        String source,
        String reason) {}
