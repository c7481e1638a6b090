-- Takes back the views of the analyst and the signal platform.

DROP VIEW compat.r4_recommendations;

DROP VIEW compat.r4_model_versions;

DROP VIEW compat.r4_features;

DROP VIEW compat.r4_price_bars;

DROP VIEW compat.r4_instruments;

DROP VIEW compat.r4_user_settings;

DROP VIEW compat.r4_users;

DROP VIEW compat.r2_audit_log;

DROP VIEW compat.r2_agent_config;

DROP VIEW compat.r2_reports;

DROP VIEW compat.r2_trades;

DROP VIEW compat.r2_research_queue;

DROP VIEW compat.r2_watchlist_entries;

DROP VIEW compat.r2_portfolio_positions;

DROP VIEW compat.r2_analysis_results;

DROP VIEW compat.r2_signals;

DROP VIEW compat.r2_stocks;
