-- Ann and Bob, each with a row in every table under row-level security; an administrator, who has none; an alert for the operators.
INSERT INTO users (id, username, password_hash, is_admin) VALUES
  ('00000000-0000-7000-8000-00000000000a', 'ann', 'x', false),
  ('00000000-0000-7000-8000-00000000000b', 'bob', 'x', false),
  ('00000000-0000-7000-8000-00000000000c', 'ada', 'x', true);

INSERT INTO topics (id, topic_key, title) VALUES ('00000000-0000-7000-8000-000000000010', 'a', 'A');
INSERT INTO data_collections (id) VALUES ('00000000-0000-7000-8000-000000000011');
INSERT INTO trends (id, title, collection_id, topic_id)
VALUES ('00000000-0000-7000-8000-000000000012', 'A', '00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000010');
INSERT INTO instruments (id, symbol, exchange) VALUES ('00000000-0000-7000-8000-000000000013', 'ABC', 'NYSE');
INSERT INTO model_versions (id, version, params_hash, metrics_json)
VALUES ('00000000-0000-7000-8000-000000000014', '1', repeat('0', 64), '{}');
INSERT INTO recommendations (id, instrument_id, model_version_id, profile, label, confidence, features_snapshot)
VALUES (
  '00000000-0000-7000-8000-000000000015', '00000000-0000-7000-8000-000000000013', '00000000-0000-7000-8000-000000000014', 'moderate', 'HOLD',
  0.5, '{}');
INSERT INTO reports (id, report_date, content, rendered, generated_at)
VALUES ('00000000-0000-7000-8000-000000000016', '2026-11-20', '{}', '', '2026-11-20T06:00:00Z');

INSERT INTO user_settings (user_id) SELECT id FROM users WHERE NOT is_admin;
INSERT INTO topic_watches (user_id, topic_id) SELECT id, '00000000-0000-7000-8000-000000000010' FROM users WHERE NOT is_admin;
INSERT INTO tier_usage (user_id, day, kind, used) SELECT id, '2026-11-20', 'requests', 1 FROM users WHERE NOT is_admin;
INSERT INTO trend_feedback (user_id, trend_id, verdict, given_at)
SELECT id, '00000000-0000-7000-8000-000000000012', 'used', '2026-11-20T06:00:00Z' FROM users WHERE NOT is_admin;
INSERT INTO user_recommendations (user_id, recommendation_id, shown_at)
SELECT id, '00000000-0000-7000-8000-000000000015', '2026-11-20T06:00:00Z' FROM users WHERE NOT is_admin;
INSERT INTO portfolio_positions (user_id, instrument_id, entry_date, entry_price, quantity)
SELECT id, '00000000-0000-7000-8000-000000000013', '2026-11-20', 1, 1 FROM users WHERE NOT is_admin;
INSERT INTO trades (user_id, instrument_id, action, price, quantity, executed_at)
SELECT id, '00000000-0000-7000-8000-000000000013', 'buy', 1, 1, '2026-11-20T06:00:00Z' FROM users WHERE NOT is_admin;
INSERT INTO watchlist_entries (user_id, instrument_id)
SELECT id, '00000000-0000-7000-8000-000000000013' FROM users WHERE NOT is_admin;
INSERT INTO alerts (user_id, kind, subject, message, raised_at)
SELECT id, 'stop_touched', 'a', 'A', timestamptz '2026-11-20T06:00:00Z' FROM users WHERE NOT is_admin
UNION ALL
SELECT NULL, 'source_silent', 'a', 'A', '2026-11-20T06:00:00Z';
INSERT INTO report_deliveries (report_id, user_id, channel)
SELECT '00000000-0000-7000-8000-000000000016', id, 'page' FROM users WHERE NOT is_admin;
