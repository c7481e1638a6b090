package uptick.model.market;

import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Writes instruments; for the market function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface InstrumentsWriter extends GenericRepository<Instrument, UUID> {

    /// Takes in listings as a provider gives them, in one batch. What it does not know erases nothing; what an operator
    /// set (active, primary listing, rank) is never touched in a row that is there.
    @Query(
            """
            INSERT INTO instruments AS present (
              symbol, exchange, kind, is_primary_listing, name, sector, industry, country, currency, quote_unit, isin,
              market_cap, provider_market_cap_class, pe_ratio, fortune_500_rank, listed_on, delisted_on, is_active)
            VALUES (
              :symbol, :exchange, :kind, :isPrimaryListing, :name, :sector, :industry, :country, :currency, :quoteUnit,
              :isin, :marketCap, :providerMarketCapClass, :peRatio, :fortune500Rank, :listedOn, :delistedOn, :isActive)
            ON CONFLICT (symbol, exchange) DO UPDATE
            SET kind = excluded.kind,
                name = coalesce(excluded.name, present.name),
                sector = coalesce(excluded.sector, present.sector),
                industry = coalesce(excluded.industry, present.industry),
                country = coalesce(excluded.country, present.country),
                currency = coalesce(excluded.currency, present.currency),
                quote_unit = coalesce(excluded.quote_unit, present.quote_unit),
                isin = coalesce(excluded.isin, present.isin),
                market_cap = coalesce(excluded.market_cap, present.market_cap),
                provider_market_cap_class = coalesce(excluded.provider_market_cap_class, present.provider_market_cap_class),
                pe_ratio = coalesce(excluded.pe_ratio, present.pe_ratio),
                listed_on = coalesce(excluded.listed_on, present.listed_on),
                delisted_on = coalesce(excluded.delisted_on, present.delisted_on)
            """)
    void takeIn(Iterable<Instrument> listings);
}
