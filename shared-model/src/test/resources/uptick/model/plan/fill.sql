-- {runs} runs over {topics} topics each, scored, with years of other runs, users and quota days around them, and {many} rows of
-- whatever else grows. Without the
-- triggers of foreign keys: the rows fit by the way they are made, and checking them would take most of the time.
SET session_replication_role = 'replica';

SET synchronous_commit = off;

INSERT INTO users (id, email, username, password_hash)
SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'user-' || n || '@example.com', 'user-' || n, 'x'
FROM generate_series(1, 50000) AS n;

INSERT INTO topics (topic_key, title, alias_keys, is_tracked, priority)
SELECT 'topic ' || n, 'Topic ' || n, ARRAY['alias ' || n], n <= {topics} / 2, n % 10
FROM generate_series(1, 20000) AS n;

-- Charts brought a hundredth.
UPDATE topics
SET discovered_at = now(),
    discovered_from = '{wikipedia}',
    last_found_at = now(),
    is_automatic = true
WHERE right(topic_key, 2) = '00';

INSERT INTO api_quota_usage (api_name, date, units_used, unit_limit)
SELECT api_name, date '2000-01-01' + n, n, 10000
FROM generate_series(1, 9800) AS n
CROSS JOIN (VALUES ('youtube'), ('youtube.search'), ('reddit')) AS api (api_name);

-- Hourly, the newest at 06:00 on 21 November 2026.
CREATE TEMPORARY TABLE run AS
SELECT n, uuidv7() AS id, timestamptz '2026-11-21T06:00:00Z' - n * interval '1 hour' AS started_at
FROM generate_series(0, 19999) AS n;

INSERT INTO data_collections (id, scheduled_for, started_at, completed_at, status, discovered_at)
SELECT id, started_at, started_at, started_at + interval '1 minute', 'completed',
       CASE WHEN n >= 2 THEN started_at + interval '1 minute' END
FROM run
ORDER BY started_at;

INSERT INTO topic_findings (collection_id, source, slice, topic_key, title, rank, is_sure, found_at)
SELECT run.id, 'wikipedia', 'top:en', 'topic ' || place, 'Topic ' || place, place, true, started_at
FROM run
CROSS JOIN generate_series(1, 100) AS chart (place)
WHERE run.n < {runs}
ORDER BY started_at, place;

-- All but the newest three.
INSERT INTO trend_scorings (collection_id, collection_started_at, scored_at, score_version, trends_count)
SELECT id, started_at, started_at + interval '2 minutes', 'v1', {topics}
FROM run
WHERE n >= 3
ORDER BY started_at;

CREATE TEMPORARY TABLE topic AS
SELECT id, row_number() OVER (ORDER BY id) AS n
FROM topics
ORDER BY id
LIMIT {topics};

INSERT INTO observations (collection_id, topic_id, source, observed_at, state, metrics, recorded_at, is_news)
SELECT run.id, topic.id, 'youtube', run.started_at, 'ok', '{"videos": [{"id": "a", "title": "A title", "views": 12345}]}', run.started_at, run.n % 3 = 0
FROM run
CROSS JOIN topic
WHERE run.n < {runs}
ORDER BY run.started_at, topic.n;

-- Older runs saw five posts of each topic, every post for a week.
INSERT INTO observations (collection_id, topic_id, source, observed_at, state, metrics, recorded_at)
SELECT
  run.id, topic.id, 'reddit', run.started_at, 'ok',
  jsonb_build_object('authors', 3, 'posts', (
    SELECT jsonb_agg(jsonb_build_object(
      'name', 't3_' || to_hex((run.n / 7 * {topics} + topic.n) * 5 + place), 'title', 'A title', 'score', 100 * place))
    FROM generate_series(0, 4) AS place)),
  run.started_at
FROM run
CROSS JOIN topic
WHERE run.n BETWEEN 1000 AND 999 + {many} / {topics}
ORDER BY run.started_at, topic.n;

INSERT INTO reddit_posts (name, seen_at, due_at)
SELECT name, max(observed_at), max(observed_at) + interval '1 day'
FROM (
  SELECT jsonb_path_query(metrics, '$.posts[*].name') #>> '{}' AS name, observed_at
  FROM observations
  WHERE source = 'reddit' AND metrics IS NOT NULL) AS named
GROUP BY name;

-- An older run, which had no units for any topic.
INSERT INTO data_collections (id, scheduled_for, started_at, completed_at, status)
VALUES ('00000000-0000-7000-8002-000000000001', '2001-01-01', '2001-01-01', '2001-01-01', 'failed');

INSERT INTO observations (collection_id, topic_id, source, observed_at, state, reason, recorded_at)
SELECT '00000000-0000-7000-8002-000000000001', topic.id, source, '2001-01-01', 'quota', 'No units were left.', '2001-01-01'
FROM topic
CROSS JOIN (VALUES ('reddit'), ('wikipedia')) AS asked (source)
ORDER BY topic.id, source;

-- A third without momentum, the rest in ties of about three.
INSERT INTO trends (title, collection_id, topic_id, observed_at, momentum_score, confidence_level, score_components, source_states)
SELECT
  'Topic ' || topic.n, run.id, topic.id, run.started_at,
  CASE WHEN topic.n % 3 > 0 THEN (topic.n * 7919 + run.n) % 250 * 0.4 END,
  (ARRAY['high', 'medium', 'low'])[1 + topic.n % 3],
  jsonb_build_object('inputs', repeat('x', 400)),
  '{"youtube": {"state": "ok", "reason": null}}'
FROM run
CROSS JOIN topic
WHERE run.n < {runs}
ORDER BY run.started_at, topic.n;

-- What a run is made of, and what it left for market: all done but a little.
INSERT INTO collection_sources (collection_id, source, slice, status, state, finished_at)
SELECT run.id, 'youtube', 'page ' || slice, 'completed', 'ok', run.started_at
FROM run
CROSS JOIN generate_series(1, 10) AS slice
WHERE run.n < {many} / 10;

UPDATE collection_sources
SET status = 'pending',
    state = NULL,
    finished_at = NULL
WHERE collection_id IN (SELECT id FROM run WHERE n < 40);

INSERT INTO staged_rows (collection_id, source, kind, natural_key, payload, received_at, taken_at)
SELECT run.id, 'provider', 'bar', 'row ' || key, jsonb_build_object('close', repeat('1', 200)), run.started_at, CASE WHEN run.n >= 20 THEN run.started_at END
FROM run
CROSS JOIN generate_series(1, 100) AS key
WHERE run.n < {many} / 100;

INSERT INTO quota_reservations (api_name, date, units, units_settled, state, reserved_at, called_at, ended_at, expires_at)
SELECT 'youtube', date '2000-01-01' + n % 9800, 1, CASE WHEN n % 1000 > 0 THEN 1 END, CASE WHEN n % 1000 > 0 THEN 'settled' ELSE 'calling' END, now(), now(), CASE WHEN n % 1000 > 0 THEN now() END, '2026-11-21T06:00:00Z'
FROM generate_series(1, {many}) AS n;

UPDATE api_quota_usage
SET units_reserved = 1000
WHERE (api_name, date) IN (SELECT api_name, date FROM quota_reservations WHERE state = 'calling');

INSERT INTO trend_outcomes (trend_id, horizon_days, signal, baseline, due_at, signal_at_horizon, is_hit, resolved_at)
SELECT id, 1, 2, 1, observed_at + interval '1 day', 2, true, observed_at + interval '1 day'
FROM trends
WHERE observed_at < (SELECT max(observed_at) FROM trends) - interval '1 hour';

INSERT INTO trend_outcomes (trend_id, horizon_days, signal, baseline, due_at)
SELECT id, 7, 2, 1, observed_at
FROM trends
WHERE observed_at >= (SELECT max(observed_at) FROM trends) - interval '1 hour';

INSERT INTO trend_feedback (user_id, trend_id, verdict, given_at)
SELECT ('00000000-0000-7000-8000-' || lpad((n % 5000 + 1)::text, 12, '0'))::uuid, id, 'used', now()
FROM (SELECT id, row_number() OVER () AS n FROM trends LIMIT {many}) AS trend;

INSERT INTO metric_baselines (platform, group_key, metric, window_end, window_days, samples, median, mad, computed_at)
SELECT 'reddit', 'group ' || group_n, 'score', date '2026-11-21' - day_n, 28, 10, 1, 1, '2026-01-01'
FROM generate_series(1, 50) AS group_n
CROSS JOIN generate_series(0, {many} / 50) AS day_n;

-- 5000 listings; the first one is the one that everybody talks of.
INSERT INTO instruments (id, symbol, exchange, name, sector)
SELECT ('00000000-0000-7000-8001-' || lpad(n::text, 12, '0'))::uuid, 'S' || lpad(n::text, 4, '0'), (ARRAY['NYSE', 'NASDAQ', 'LSE'])[1 + n % 3], 'Company number ' || n, 'Sector ' || n % 11
FROM generate_series(1, 5000) AS n;

CREATE TEMPORARY TABLE mention AS
SELECT n, ('00000000-0000-7000-8001-' || lpad((CASE WHEN n % 4 = 0 THEN 1 ELSE 1 + n % 5000 END)::text, 12, '0'))::uuid AS instrument_id, uuidv7() AS id, timestamptz '2026-11-21T06:00:00Z' - n * interval '1 minute' AS at
FROM generate_series(1, {many}) AS n;

INSERT INTO news_articles (id, title, source, url, published_at, recorded_at)
SELECT id, 'Title ' || n, 'A paper', 'https://example.com/' || n, CASE WHEN n % 8 > 0 THEN at END, at
FROM mention;

INSERT INTO news_mentions (article_id, instrument_id, published_at)
SELECT id, instrument_id, CASE WHEN n % 8 > 0 THEN at END
FROM mention;

INSERT INTO sentiment_scores (instrument_id, source, score, ts, recorded_at)
SELECT instrument_id, 'news', 0.5, at, at
FROM mention;

-- Of prices all have as many.
INSERT INTO quotes (instrument_id, ts, price, recorded_at)
SELECT ('00000000-0000-7000-8001-' || lpad((1 + n % 10)::text, 12, '0'))::uuid, at, 10, at
FROM mention;

INSERT INTO features (instrument_id, ts, ret_1d, recorded_at)
SELECT ('00000000-0000-7000-8001-' || lpad((1 + n % 10)::text, 12, '0'))::uuid, at, 0.1, at
FROM mention;

INSERT INTO corporate_actions (instrument_id, kind, ex_date, amount, currency, detected_by, source, recorded_at)
SELECT ('00000000-0000-7000-8001-' || lpad((1 + n % 5000)::text, 12, '0'))::uuid, 'dividend', date '2000-01-01' + n, 1, 'USD', 'action', 's', '2026-01-01'
FROM generate_series(1, {many}) AS n;

INSERT INTO quarantined_bars (interval, payload, source, reason, detail, status, reviewed_at, recorded_at)
SELECT 'daily', '{}', 's', 'spike', 'd', CASE WHEN n % 100 > 0 THEN 'dropped' ELSE 'pending' END, CASE WHEN n % 100 > 0 THEN at END, at
FROM mention;

INSERT INTO model_versions (id, version, params_hash, metrics_json)
VALUES ('00000000-0000-7000-8002-000000000001', 'v1', repeat('0', 64), '{}');

INSERT INTO predictions (instrument_id, model_version_id, generated_at, target_date, as_of_close, predicted_return, confidence)
SELECT instrument_id, '00000000-0000-7000-8002-000000000001', at, '2026-11-22', 10, 0.1, 0.5
FROM mention;

-- A morning of recommendations is made at one instant; the newest morning's are active.
INSERT INTO recommendations (instrument_id, model_version_id, profile, label, confidence, features_snapshot, generated_at, is_active)
SELECT
  ('00000000-0000-7000-8001-' || lpad((1 + n % 500)::text, 12, '0'))::uuid, '00000000-0000-7000-8002-000000000001',
  (ARRAY['conservative', 'moderate', 'aggressive'])[1 + n % 3], 'HOLD', 0.5, '{}',
  timestamptz '2026-11-21T06:00:00Z' - n / 1500 * interval '1 day', n < 1500
FROM generate_series(0, {many} - 1) AS n;

INSERT INTO recommendation_outcomes (recommendation_id, exit_reason, reason, evaluated_at)
SELECT id, 'unresolvable', 'r', generated_at
FROM recommendations
WHERE generated_at < '2026-11-20T06:00:00Z';

INSERT INTO agent_config (agent_name) VALUES ('an agent');

INSERT INTO signals (instrument_id, agent_name, signal_type, score, source, detected_at)
SELECT instrument_id, 'an agent', 'news', 50, 's', at
FROM mention;

INSERT INTO analysis_results (instrument_id, agent_name, recommendation, confidence, reasoning, analysed_at)
SELECT instrument_id, 'an agent', 'HOLD', 0.5, 'r', at
FROM mention;

INSERT INTO research_queue (instrument_id, score, status, queued_at, finished_at)
SELECT ('00000000-0000-7000-8001-' || lpad((CASE WHEN n <= 2000 THEN n ELSE 1 END)::text, 12, '0'))::uuid, n % 100, CASE WHEN n <= 2000 THEN 'pending' ELSE 'done' END, at, CASE WHEN n > 2000 THEN at END
FROM mention;

-- User 1 is the one that has of everything the most.
CREATE TEMPORARY TABLE holding AS
SELECT mention.*, ('00000000-0000-7000-8000-' || lpad((CASE WHEN n % 4 = 0 THEN 1 ELSE 1 + n % 50000 END)::text, 12, '0'))::uuid AS user_id
FROM mention;

INSERT INTO user_settings (user_id)
SELECT id
FROM users;

INSERT INTO portfolio_positions (user_id, instrument_id, entry_date, entry_price, quantity, stop_loss, deleted_at)
SELECT user_id, instrument_id, '2026-11-20', 10, 1, CASE WHEN n % 2 = 0 THEN 5 END, CASE WHEN n % 8 = 0 THEN at END
FROM holding;

INSERT INTO trades (user_id, instrument_id, action, price, quantity, executed_at)
SELECT user_id, instrument_id, 'buy', 10, 1, at
FROM holding;

INSERT INTO watchlist_entries (user_id, instrument_id, trigger_type, trigger_value)
SELECT CASE WHEN n % 100 = 0 THEN '00000000-0000-7000-8000-000000000001' ELSE ('00000000-0000-7000-8000-' || lpad((2 + n % 49000)::text, 12, '0'))::uuid END, instrument_id, CASE WHEN n % 2 = 0 THEN 'price_above' END, CASE WHEN n % 2 = 0 THEN n END
FROM holding
ON CONFLICT DO NOTHING;

INSERT INTO alerts (user_id, kind, subject, message, raised_at, acknowledged_at)
SELECT CASE WHEN n % 4 > 0 THEN user_id END, 'trigger_met', 'subject ' || n, 'm', at, CASE WHEN n % 1000 > 0 THEN at END
FROM holding;

INSERT INTO reports (report_date, kind, content, rendered, generated_at)
SELECT date '2026-11-21' - n, 'morning', '{}', repeat('x', 1000), now()
FROM generate_series(0, 3000) AS n;

INSERT INTO report_deliveries (report_id, user_id, channel, status, finished_at)
SELECT report.id, users.id, 'email', CASE WHEN report.report_date < '2026-11-21' THEN 'sent' ELSE 'pending' END, CASE WHEN report.report_date < '2026-11-21' THEN now() END
FROM (SELECT id, report_date FROM reports ORDER BY report_date DESC LIMIT {many} / 1000) AS report
CROSS JOIN (SELECT id FROM users ORDER BY id LIMIT 1000) AS users;

INSERT INTO refresh_tokens (user_id, family_id, token_hash, issued_at, expires_at, ends_at, token_epoch)
SELECT user_id, id, sha256(n::text::bytea), at, at + interval '30 days', at + interval '90 days', 0
FROM holding;

INSERT INTO api_keys (user_id, name, key_prefix, key_hash, scopes, issued_at)
SELECT user_id, 'key', 'upt_', sha256(n::text::bytea), '{read}', at
FROM holding;

INSERT INTO password_resets (user_id, token_hash, issued_by, issued_at, expires_at)
SELECT user_id, sha256(n::text::bytea), 'user', at, at + interval '1 hour'
FROM holding;

INSERT INTO invites (token_hash, issued_at, expires_at)
SELECT sha256(n::text::bytea), at, at + interval '30 days'
FROM holding;

-- Daily bars of 200 instruments from 2018 to 2026, in the order of time and in parts by year as they are kept, and 15-minute
-- bars of a month; those of a month's first day were corrected once. The newest are apart, for more instruments than that.
DO $$
BEGIN
  FOR year IN 2018..2026 LOOP
    EXECUTE format(
      'CREATE TABLE price_bars_daily_%s PARTITION OF price_bars_daily FOR VALUES FROM (%L) TO (%L)',
      year, make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC'), make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'UTC'));
  END LOOP;
END
$$;

CREATE TABLE price_bars_15m_2026_45 PARTITION OF price_bars_15m FOR VALUES FROM ('2026-11-02Z') TO ('2026-11-09Z');

CREATE TABLE price_bars_15m_2026_46 PARTITION OF price_bars_15m FOR VALUES FROM ('2026-11-09Z') TO ('2026-11-16Z');

INSERT INTO instruments (id, symbol, exchange)
SELECT ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, 'B' || n, 'NYSE'
FROM generate_series(1, 5000) AS n;

INSERT INTO price_bars (instrument_id, interval, ts, open, high, low, close, volume, source, recorded_at)
SELECT
  ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, width, moment, 100, 101, 99, 100, 1000, 'test',
  moment + interval '1 day'
FROM (
  SELECT 'daily' AS width, generate_series(timestamptz '2018-01-01Z', '2026-11-20Z', interval '1 day') AS moment
  UNION ALL
  SELECT '15m', generate_series(timestamptz '2026-11-02Z', '2026-11-15Z', interval '15 minutes')) AS moments
CROSS JOIN generate_series(1, {instruments}) AS n
ORDER BY moment, n;

INSERT INTO price_bar_revisions (
  instrument_id, interval, ts, recorded_at, superseded_at, open, high, low, close, volume, source, reason)
SELECT
  instrument_id, interval, ts, recorded_at - interval '1 hour', recorded_at, open, high, low, close, volume, source,
  'The exchange corrected it.'
FROM price_bars
WHERE extract(day FROM ts AT TIME ZONE 'UTC') = 1;

INSERT INTO latest_bars (instrument_id, interval, ts, open, high, low, close, volume, source, recorded_at)
SELECT id, width, '2026-11-20Z', 100, 101, 99, 100, 1000, 'test', '2026-11-21Z'
FROM instruments
CROSS JOIN (VALUES ('daily'), ('15m')) AS widths (width)
WHERE symbol LIKE 'B%';

SET session_replication_role = 'origin';
