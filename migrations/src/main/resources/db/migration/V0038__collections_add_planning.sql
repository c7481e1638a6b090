-- Runs are planned: by what a topic's questions brought before, with a control sample that is drawn, a reason for each topic
-- that is left out, and workers that spread over the sources.

ALTER TABLE observations ADD COLUMN is_news boolean;

COMMENT ON COLUMN observations.is_news IS 'Whether the source told something of the topic that its answer before had not; null where it did not answer, and in rows older than this column.';

-- Looked through without a look at the rows: what the latest answers of thousands of topics brought.
CREATE INDEX ix_observations_answers ON observations (topic_id, source, observed_at DESC, id DESC) INCLUDE (is_news)
  WHERE is_news IS NOT NULL;

CREATE INDEX ix_observations_skipped ON observations (collection_id, source, topic_id) INCLUDE (state)
  WHERE state IN ('quota', 'not_asked');

ALTER TABLE topics ADD COLUMN sampled_at timestamptz;

COMMENT ON COLUMN topics.sampled_at IS 'When it was drawn for the control sample, from the application''s clock; null while it is not in it.';

UPDATE topics
SET sampled_at = updated_at
WHERE is_control_sample;

ALTER TABLE topics ADD CONSTRAINT ck_topics_sampled_at
  CHECK (is_control_sample = (sampled_at IS NOT NULL));

-- In an order that has nothing to do with what a topic is about or when it came.
CREATE INDEX ix_topics_to_draw ON topics ((CAST(md5(CAST(id AS text)) AS uuid)))
  WHERE NOT is_tracked AND NOT is_control_sample AND retired_at IS NULL;

CREATE INDEX ix_collection_sources_unfinished_of_source ON collection_sources (source, lease_expires_at NULLS FIRST, id)
  WHERE finished_at IS NULL;
