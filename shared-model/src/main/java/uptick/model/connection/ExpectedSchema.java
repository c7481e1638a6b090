package uptick.model.connection;

import java.util.List;

/// What this build needs of the database.
public final class ExpectedSchema {

    /// The oldest schema version that serves, as the migration's file name writes it.
    public static final String VERSION = "0040";

    /// Every table that this build reads or writes, by name.
    public static final List<String> TABLES =
            List.of(
                    "agent_config",
                    "alerts",
                    "analysis_results",
                    "api_keys",
                    "api_quota_limits",
                    "api_quota_usage",
                    "audit_log",
                    "audit_log_head",
                    "collection_sources",
                    "corporate_actions",
                    "data_collections",
                    "exchange_calendars",
                    "exchange_rates",
                    "features",
                    "idempotency_keys",
                    "instruments",
                    "invites",
                    "latest_bars",
                    "login_throttles",
                    "metric_baselines",
                    "model_trials",
                    "model_versions",
                    "news_articles",
                    "news_mentions",
                    "observations",
                    "password_resets",
                    "portfolio_positions",
                    "predictions",
                    "price_bar_revisions",
                    "price_bars",
                    "quarantined_bars",
                    "quota_reservations",
                    "quotes",
                    "recommendation_outcomes",
                    "recommendations",
                    "reddit_posts",
                    "refresh_tokens",
                    "report_deliveries",
                    "reports",
                    "research_queue",
                    "sentiment_scores",
                    "signals",
                    "signing_keys",
                    "source_states",
                    "staged_rows",
                    "tier_usage",
                    "topic_findings",
                    "topic_instruments",
                    "topic_watches",
                    "topics",
                    "trades",
                    "trend_feedback",
                    "trend_outcomes",
                    "trend_scorings",
                    "trends",
                    "user_recommendations",
                    "user_settings",
                    "users",
                    "watchlist_entries");

    private ExpectedSchema() {}
}
