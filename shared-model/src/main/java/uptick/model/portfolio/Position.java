package uptick.model.portfolio;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// What a user holds of an instrument. Row-level security: a user's own.
///
/// @param entryDate the exchange's local date
/// @param entryPrice a share, in the instrument's currency, as the other prices
/// @param quantity shares, fractions too
/// @param stopLoss price that alerts when the instrument falls to it
/// @param target price that alerts when the instrument rises to it
/// @param deletedAt when the user removed or closed it
@MappedEntity("portfolio_positions")
public record Position(
        @Id @GeneratedValue @Nullable UUID id,
        UUID userId,
        UUID instrumentId,
        LocalDate entryDate,
        BigDecimal entryPrice,
        BigDecimal quantity,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal target,
        @Nullable Instant deletedAt) {}
