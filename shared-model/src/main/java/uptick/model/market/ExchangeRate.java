package uptick.model.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// What one unit of a currency was worth on a day.
///
/// @param rate units of the quote currency for one of the base currency
/// @param recordedAt when it became known to Uptick
@MappedEntity("exchange_rates")
public record ExchangeRate(
        @Id String baseCurrency,
        @Id String quoteCurrency,
        @Id LocalDate day,
        BigDecimal rate,
        String source,
        Instant recordedAt) {}
