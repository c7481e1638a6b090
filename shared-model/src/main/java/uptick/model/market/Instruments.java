package uptick.model.market;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Finds instruments.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Instruments extends GenericRepository<Instrument, UUID> {

    /// An instrument by its id.
    @Query(
            """
            SELECT id, symbol, exchange, kind, is_primary_listing, name, sector, industry, country, currency, quote_unit,
                   isin, market_cap, provider_market_cap_class, market_cap_bucket, pe_ratio, pe_bucket, fortune_500_rank,
                   listed_on, delisted_on, is_active
            FROM instruments
            WHERE id = :id
            """)
    Optional<Instrument> findById(UUID id);

    /// An instrument by its listing.
    @Query(
            """
            SELECT id, symbol, exchange, kind, is_primary_listing, name, sector, industry, country, currency, quote_unit,
                   isin, market_cap, provider_market_cap_class, market_cap_bucket, pe_ratio, pe_bucket, fortune_500_rank,
                   listed_on, delisted_on, is_active
            FROM instruments
            WHERE symbol = :symbol
              AND exchange = :exchange
            """)
    Optional<Instrument> findByListing(String symbol, String exchange);

    /// The instruments after a listing, by symbol and then exchange.
    ///
    /// @param symbol of the listing, empty for the first page
    /// @param limit at most so many
    @Query(
            """
            SELECT id, symbol, exchange, kind, is_primary_listing, name, sector, industry, country, currency, quote_unit,
                   isin, market_cap, provider_market_cap_class, market_cap_bucket, pe_ratio, pe_bucket, fortune_500_rank,
                   listed_on, delisted_on, is_active
            FROM instruments
            WHERE (symbol, exchange) > (:symbol, :exchange)
            ORDER BY symbol, exchange
            LIMIT :limit
            """)
    List<Instrument> findAfter(String symbol, String exchange, int limit);

    /// The instruments of an exchange after a symbol.
    ///
    /// @param symbol empty for the first page
    /// @param limit at most so many
    @Query(
            """
            SELECT id, symbol, exchange, kind, is_primary_listing, name, sector, industry, country, currency, quote_unit,
                   isin, market_cap, provider_market_cap_class, market_cap_bucket, pe_ratio, pe_bucket, fortune_500_rank,
                   listed_on, delisted_on, is_active
            FROM instruments
            WHERE exchange = :exchange
              AND symbol > :symbol
            ORDER BY symbol
            LIMIT :limit
            """)
    List<Instrument> findOnExchangeAfter(String exchange, String symbol, int limit);

    /// The instruments of a sector after a listing, by symbol and then exchange.
    ///
    /// @param symbol of the listing, empty for the first page
    /// @param limit at most so many
    @Query(
            """
            SELECT id, symbol, exchange, kind, is_primary_listing, name, sector, industry, country, currency, quote_unit,
                   isin, market_cap, provider_market_cap_class, market_cap_bucket, pe_ratio, pe_bucket, fortune_500_rank,
                   listed_on, delisted_on, is_active
            FROM instruments
            WHERE sector = :sector
              AND (symbol, exchange) > (:symbol, :exchange)
            ORDER BY symbol, exchange
            LIMIT :limit
            """)
    List<Instrument> findInSectorAfter(String sector, String symbol, String exchange, int limit);

    /// The instruments whose symbol or name has a word that begins with each word of a text, best first.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, symbol, exchange, kind, is_primary_listing, name, sector, industry, country, currency, quote_unit,
                   isin, market_cap, provider_market_cap_class, market_cap_bucket, pe_ratio, pe_bucket, fortune_500_rank,
                   listed_on, delisted_on, is_active
            FROM instruments
            CROSS JOIN LATERAL (
              SELECT to_tsquery('simple', string_agg(quote_literal(word) || ':*', ' & ')) AS query
              FROM regexp_split_to_table(:text, '\\W+') AS word
              WHERE word <> '') AS wanted
            WHERE search @@ wanted.query
            ORDER BY ts_rank(search, wanted.query) DESC, symbol, exchange
            LIMIT :limit
            """)
    List<Instrument> search(String text, int limit);

    /// The active instruments after one, in the order of their ids: what jobs go through.
    ///
    /// @param id of the one, the nil UUID for the first page
    /// @param limit at most so many
    @Query(
            """
            SELECT id, symbol, exchange, kind, is_primary_listing, name, sector, industry, country, currency, quote_unit,
                   isin, market_cap, provider_market_cap_class, market_cap_bucket, pe_ratio, pe_bucket, fortune_500_rank,
                   listed_on, delisted_on, is_active
            FROM instruments
            WHERE id > :id
              AND is_active
            ORDER BY id
            LIMIT :limit
            """)
    List<Instrument> findActiveAfter(UUID id, int limit);
}
