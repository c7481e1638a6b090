package uptick.migrations.seed;

import java.util.List;

/// The files of `db/seed`, see the README there for where they come from.
final class ProductSeeds {

    private ProductSeeds() {}

    static List<Seed> all() {
        return List.of(instruments(), calendars(), agents(), quotaLimits(), sources());
    }

    /* What a bare symbol means stays as it is where somebody has decided it already. */
    private static Seed instruments() {
        return new CsvSeed(
                "instruments",
                "/db/seed/instruments.csv",
                """
                INSERT INTO instruments (
                  symbol, exchange, mic, is_primary_listing, name, sector, industry, country, currency, quote_unit, isin,
                  market_cap, provider_market_cap_class, pe_ratio)
                SELECT
                  symbol, exchange, mic,
                  is_primary_listing::boolean
                    AND NOT EXISTS (
                      SELECT
                      FROM instruments AS present
                      WHERE present.symbol = seed_rows.symbol
                        AND present.is_primary_listing),
                  name, sector, industry, country, currency, quote_unit, isin, market_cap::numeric,
                  provider_market_cap_class, pe_ratio::double precision
                FROM seed_rows
                ON CONFLICT (symbol, exchange) DO NOTHING
                """);
    }

    private static Seed calendars() {
        return new CsvSeed(
                "exchange_calendars",
                "/db/seed/exchange_calendars.csv",
                """
                INSERT INTO exchange_calendars (exchange, day, kind, closes_at, name, source)
                SELECT exchange, day::date, kind, closes_at::time, name, source
                FROM seed_rows
                ON CONFLICT (exchange, day) DO NOTHING
                """);
    }

    private static Seed agents() {
        return new CsvSeed(
                "agent_config",
                "/db/seed/agent_config.csv",
                """
                INSERT INTO agent_config (agent_name, role, weight, parameters)
                SELECT agent_name, role, weight::double precision, parameters::jsonb
                FROM seed_rows
                ON CONFLICT (agent_name) DO NOTHING
                """);
    }

    private static Seed quotaLimits() {
        return new CsvSeed(
                "api_quota_limits",
                "/db/seed/api_quota_limits.csv",
                """
                INSERT INTO api_quota_limits (
                  api_name, daily_limit, reset_time_zone, operation_costs, reserve_share, requests_per_minute, note)
                SELECT
                  api_name, daily_limit::integer, reset_time_zone, operation_costs::jsonb, reserve_share::double precision,
                  requests_per_minute::integer, note
                FROM seed_rows
                ON CONFLICT (api_name) DO NOTHING
                """);
    }

    private static Seed sources() {
        return new CsvSeed(
                "source_states",
                "/db/seed/source_states.csv",
                """
                INSERT INTO source_states (source, is_enabled, licence_state, licence_note)
                SELECT source, is_enabled::boolean, licence_state, licence_note
                FROM seed_rows
                ON CONFLICT (source) DO NOTHING
                """);
    }
}
