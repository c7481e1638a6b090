-- What a row must have depends on its state: one with numbers, one without.
INSERT INTO observations (collection_id, topic_id, source, observed_at, recorded_at, state, reason, metrics)
SELECT
  (SELECT id FROM data_collections ORDER BY id LIMIT 1),
  (SELECT id FROM topics ORDER BY id LIMIT 1),
  source,
  '2026-11-20Z',
  '2026-11-20Z',
  state,
  reason,
  metrics::jsonb
FROM (
  VALUES
    ('youtube', 'ok', NULL, '{"views": 1}'),
    ('reddit', 'quota', 'nothing left', NULL)) AS seen (source, state, reason, metrics);
