package uptick.model.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import org.jspecify.annotations.Nullable;

/// One listing: a company on two exchanges is two instruments.
///
/// @param symbol ticker as the exchange writes it
/// @param exchange NYSE, NASDAQ, LSE, or a Euronext market such as EURONEXT PARIS
/// @param isPrimaryListing the listing that a bare symbol means
/// @param country ISO 3166-1 alpha-2 code of the company
/// @param currency ISO 4217 code in which amounts of this instrument are kept
/// @param quoteUnit unit in which the exchange quotes: the currency, or its minor unit such as GBX
/// @param isin ISO 6166
/// @param marketCap US dollars
/// @param providerMarketCapClass the provider's own class, where the market capitalisation is not known
/// @param marketCapBucket a [SizeClass] derived from the two
/// @param peRatio price by earnings a share of the last twelve months, negative for a loss
/// @param peBucket `low` below 15, `medium` below 30, `high` from 30, null for a loss; derived
/// @param fortune500Rank 1 to 500, from the operator's list
/// @param listedOn first day of trading, null where not known
/// @param delistedOn first day without trading, null while listed
/// @param isActive collected and recommended
@MappedEntity("instruments")
public record Instrument(
        @Id @GeneratedValue @Nullable UUID id,
        String symbol,
        String exchange,
        InstrumentKind kind,
        @MappedProperty("is_primary_listing") boolean isPrimaryListing,
        @Nullable String name,
        @Nullable String sector,
        @Nullable String industry,
        @Nullable String country,
        @Nullable String currency,
        @Nullable String quoteUnit,
        @Nullable String isin,
        @Nullable BigDecimal marketCap,
        @Nullable SizeClass providerMarketCapClass,
        @GeneratedValue @Nullable String marketCapBucket,
        @Nullable Double peRatio,
        @GeneratedValue @Nullable String peBucket,
        @MappedProperty("fortune_500_rank") @Nullable Integer fortune500Rank,
        @Nullable LocalDate listedOn,
        @Nullable LocalDate delistedOn,
        @MappedProperty("is_active") boolean isActive) {}
