-- Readers of the analyst and of the signal platform find their tables under the names and columns that they know.

CREATE VIEW compat.r2_stocks WITH (security_invoker = true) AS
SELECT id, symbol AS ticker, name, sector, market_cap, created_at, updated_at
FROM instruments;

COMMENT ON VIEW compat.r2_stocks IS 'Multi-agent analyst: stocks.';

CREATE VIEW compat.r2_signals WITH (security_invoker = true) AS
SELECT
  signals.id,
  signals.instrument_id AS stock_id,
  instruments.symbol AS ticker,
  signals.agent_name,
  signals.signal_type,
  signals.score,
  signals.detected_at AS timestamp,
  signals.source,
  signals.data,
  signals.created_at,
  signals.created_at AS updated_at
FROM signals
JOIN instruments ON instruments.id = signals.instrument_id;

COMMENT ON VIEW compat.r2_signals IS 'Multi-agent analyst: signals.';

CREATE VIEW compat.r2_analysis_results WITH (security_invoker = true) AS
SELECT
  analysis_results.id,
  analysis_results.instrument_id AS stock_id,
  instruments.symbol AS ticker,
  analysis_results.agent_name,
  analysis_results.recommendation,
  analysis_results.confidence,
  analysis_results.reasoning,
  analysis_results.key_metrics,
  analysis_results.created_at,
  analysis_results.created_at AS updated_at
FROM analysis_results
JOIN instruments ON instruments.id = analysis_results.instrument_id;

COMMENT ON VIEW compat.r2_analysis_results IS 'Multi-agent analyst: analysis_results.';

CREATE VIEW compat.r2_portfolio_positions WITH (security_invoker = true) AS
SELECT
  portfolio_positions.id,
  portfolio_positions.user_id,
  portfolio_positions.instrument_id AS stock_id,
  instruments.symbol AS ticker,
  portfolio_positions.entry_date,
  portfolio_positions.entry_price,
  portfolio_positions.quantity,
  portfolio_positions.stop_loss,
  portfolio_positions.target,
  portfolio_positions.created_at,
  portfolio_positions.updated_at,
  portfolio_positions.deleted_at
FROM portfolio_positions
JOIN instruments ON instruments.id = portfolio_positions.instrument_id;

COMMENT ON VIEW compat.r2_portfolio_positions IS 'Multi-agent analyst: portfolio_positions.';

CREATE VIEW compat.r2_watchlist_entries WITH (security_invoker = true) AS
SELECT
  watchlist_entries.id,
  watchlist_entries.user_id,
  watchlist_entries.instrument_id AS stock_id,
  instruments.symbol AS ticker,
  watchlist_entries.trigger_type,
  watchlist_entries.trigger_value,
  watchlist_entries.thesis,
  watchlist_entries.expiry_date,
  watchlist_entries.metadata,
  watchlist_entries.created_at,
  watchlist_entries.updated_at
FROM watchlist_entries
JOIN instruments ON instruments.id = watchlist_entries.instrument_id;

COMMENT ON VIEW compat.r2_watchlist_entries IS 'Multi-agent analyst: watchlist_entries.';

CREATE VIEW compat.r2_research_queue WITH (security_invoker = true) AS
SELECT
  research_queue.id,
  research_queue.instrument_id AS stock_id,
  instruments.symbol AS ticker,
  research_queue.score,
  research_queue.status,
  research_queue.metadata,
  research_queue.created_at,
  research_queue.updated_at
FROM research_queue
JOIN instruments ON instruments.id = research_queue.instrument_id;

COMMENT ON VIEW compat.r2_research_queue IS 'Multi-agent analyst: research_queue.';

CREATE VIEW compat.r2_trades WITH (security_invoker = true) AS
SELECT
  trades.id,
  trades.user_id,
  trades.instrument_id AS stock_id,
  instruments.symbol AS ticker,
  trades.action,
  trades.price,
  trades.quantity,
  trades.executed_at AS timestamp,
  trades.outcome,
  trades.created_at,
  trades.updated_at
FROM trades
JOIN instruments ON instruments.id = trades.instrument_id;

COMMENT ON VIEW compat.r2_trades IS 'Multi-agent analyst: trades.';

CREATE VIEW compat.r2_reports WITH (security_invoker = true) AS
SELECT id, report_date AS date, rendered AS content, stocks_analyzed, recommendations_count, created_at, updated_at
FROM reports;

COMMENT ON VIEW compat.r2_reports IS 'Multi-agent analyst: reports.';

CREATE VIEW compat.r2_agent_config WITH (security_invoker = true) AS
SELECT id, agent_name, enabled, weight, parameters, created_at, updated_at
FROM agent_config;

COMMENT ON VIEW compat.r2_agent_config IS 'Multi-agent analyst: agent_config.';

CREATE VIEW compat.r2_audit_log WITH (security_invoker = true) AS
SELECT
  md5(sequence::text)::uuid AS id,
  at AS timestamp,
  action,
  details AS data,
  details,
  CASE
    WHEN actor ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN actor::uuid
  END AS user_id,
  created_at,
  created_at AS updated_at
FROM audit_log;

COMMENT ON VIEW compat.r2_audit_log IS 'Multi-agent analyst: audit_log; id is derived from the sequence, user_id is there where a user acted.';

CREATE VIEW compat.r4_users WITH (security_invoker = true) AS
SELECT id, email, password_hash, is_admin, is_deleted, created_at
FROM users;

COMMENT ON VIEW compat.r4_users IS 'Signal platform: users.';

CREATE VIEW compat.r4_user_settings WITH (security_invoker = true) AS
SELECT id, user_id, risk_consent_accepted, risk_consent_accepted_at, preferred_profile, created_at, updated_at
FROM user_settings;

COMMENT ON VIEW compat.r4_user_settings IS 'Signal platform: user_settings.';

CREATE VIEW compat.r4_instruments WITH (security_invoker = true) AS
SELECT id, symbol, exchange, name, sector, market_cap_bucket, pe_bucket, is_active, created_at, updated_at
FROM instruments;

COMMENT ON VIEW compat.r4_instruments IS 'Signal platform: instruments.';

CREATE VIEW compat.r4_price_bars WITH (security_invoker = true) AS
SELECT
  md5(concat_ws('|', instrument_id, interval, extract(epoch FROM ts)))::uuid AS id,
  instrument_id,
  ts,
  open::double precision AS o,
  high::double precision AS h,
  low::double precision AS l,
  close::double precision AS c,
  volume::double precision AS v,
  interval,
  recorded_at AS created_at
FROM price_bars;

COMMENT ON VIEW compat.r4_price_bars IS 'Signal platform: price_bars, as traded; id is derived from the key.';

CREATE VIEW compat.r4_features WITH (security_invoker = true) AS
SELECT
  md5(concat_ws('|', instrument_id, extract(epoch FROM ts)))::uuid AS id,
  instrument_id,
  ts,
  ret_1d,
  ret_5d,
  ret_20d,
  rsi_14,
  momentum_5d,
  vol_20d,
  atr_14,
  volume_zscore,
  additional_features,
  recorded_at AS created_at
FROM features;

COMMENT ON VIEW compat.r4_features IS 'Signal platform: features; id is derived from the key.';

CREATE VIEW compat.r4_model_versions WITH (security_invoker = true) AS
SELECT id, version, trained_at, params_hash, metrics_json, model_path, is_active, created_at
FROM model_versions;

COMMENT ON VIEW compat.r4_model_versions IS 'Signal platform: model_versions.';

CREATE VIEW compat.r4_recommendations WITH (security_invoker = true) AS
SELECT
  id,
  instrument_id,
  model_version_id,
  profile,
  label,
  confidence,
  expected_return_pct,
  horizon_days,
  stop_loss::double precision AS stop_loss,
  take_profit::double precision AS take_profit,
  justification,
  features_snapshot,
  generated_at,
  is_active
FROM recommendations;

COMMENT ON VIEW compat.r4_recommendations IS 'Signal platform: recommendations.';
