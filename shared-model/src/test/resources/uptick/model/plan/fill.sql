-- {runs} runs over {topics} topics each, scored, with years of other runs, users and quota days around them. Without the
-- triggers of foreign keys: the rows fit by the way they are made, and checking them would take most of the time.
SET session_replication_role = 'replica';

SET synchronous_commit = off;

INSERT INTO users (id, email, username, password_hash)
SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'user-' || n || '@example.com', 'user-' || n, 'x'
FROM generate_series(1, 50000) AS n;

INSERT INTO topics (topic_key, title, is_tracked, priority)
SELECT 'topic ' || n, 'Topic ' || n, n <= {topics} / 2, n % 10
FROM generate_series(1, 20000) AS n;

INSERT INTO api_quota_usage (api_name, date, units_used, unit_limit)
SELECT api_name, date '2000-01-01' + n, n, 10000
FROM generate_series(1, 9800) AS n
CROSS JOIN (VALUES ('youtube'), ('youtube.search'), ('reddit')) AS api (api_name);

-- Hourly, the newest at 06:00 on 21 November 2026.
CREATE TEMPORARY TABLE run AS
SELECT n, uuidv7() AS id, timestamptz '2026-11-21T06:00:00Z' - n * interval '1 hour' AS started_at
FROM generate_series(0, 19999) AS n;

INSERT INTO data_collections (id, scheduled_for, started_at, completed_at, status)
SELECT id, started_at, started_at, started_at + interval '1 minute', 'completed'
FROM run
ORDER BY started_at;

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

INSERT INTO observations (collection_id, topic_id, source, observed_at, state, metrics, recorded_at)
SELECT run.id, topic.id, 'youtube', run.started_at, 'ok', '{"videos": [{"id": "a", "title": "A title", "views": 12345}]}', run.started_at
FROM run
CROSS JOIN topic
WHERE run.n < {runs}
ORDER BY run.started_at, topic.n;

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
SELECT ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, 'S' || n, 'NYSE'
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
CROSS JOIN (VALUES ('daily'), ('15m')) AS widths (width);

SET session_replication_role = 'origin';
