-- What charts show beside the topics that sources are asked for, and which topics came of it.

CREATE TABLE topic_findings (
  collection_id uuid         NOT NULL,
  source        varchar(20)  NOT NULL,
  slice         varchar(255) NOT NULL,
  topic_key     varchar(500) NOT NULL,
  title         varchar(500) NOT NULL,
  language      varchar(10),
  region        varchar(10),
  rank          integer      NOT NULL,
  is_sure       boolean      NOT NULL,
  measure       bigint,
  measure_unit  varchar(10),
  evidence      text,
  found_at      timestamptz  NOT NULL,
  created_at    timestamptz  NOT NULL DEFAULT now(),
  CONSTRAINT pk_topic_findings PRIMARY KEY (collection_id, source, slice, topic_key),
  CONSTRAINT fk_topic_findings_collection_id FOREIGN KEY (collection_id) REFERENCES data_collections (id) ON DELETE CASCADE,
  CONSTRAINT ck_topic_findings_source CHECK (source IN ('reddit', 'youtube', 'google_trends', 'similarweb', 'wikipedia', 'hacker_news')),
  CONSTRAINT ck_topic_findings_topic_key CHECK (topic_key <> ''),
  CONSTRAINT ck_topic_findings_title CHECK (title <> ''),
  CONSTRAINT ck_topic_findings_rank CHECK (rank > 0),
  CONSTRAINT ck_topic_findings_measure CHECK (measure >= 0),
  CONSTRAINT ck_topic_findings_measure_unit CHECK (measure_unit IN ('searches', 'views', 'points')),
  CONSTRAINT ck_topic_findings_measure_has_a_unit CHECK ((measure IS NULL) = (measure_unit IS NULL))
);

COMMENT ON TABLE topic_findings IS 'Terms that a run found in charts, one row per slice and term, known topics included. Append-only.';
COMMENT ON COLUMN topic_findings.topic_key IS 'The title normalised, as in topics.';
COMMENT ON COLUMN topic_findings.title IS 'As people write it there.';
COMMENT ON COLUMN topic_findings.language IS 'BCP 47 tag of the chart, null where it has none.';
COMMENT ON COLUMN topic_findings.region IS 'ISO 3166-1 alpha-2 code of the chart, null where it has none.';
COMMENT ON COLUMN topic_findings.rank IS 'Its place among the terms of the slice, from 1 on.';
COMMENT ON COLUMN topic_findings.is_sure IS 'Whether it is a topic by itself; else only where another source found it, too.';
COMMENT ON COLUMN topic_findings.measure IS 'How much of it there is, in measure_unit, null where the source does not say.';
COMMENT ON COLUMN topic_findings.evidence IS 'Id or address at the source of the best placed thing that it was found in.';
COMMENT ON COLUMN topic_findings.found_at IS 'When it was written down with its page, from the application''s clock.';

ALTER TABLE topics ADD COLUMN discovered_at timestamptz;

ALTER TABLE topics ADD COLUMN discovered_from text[]
  CONSTRAINT ck_topics_discovered_from CHECK (
    discovered_from <@ ARRAY['reddit', 'youtube', 'google_trends', 'similarweb', 'wikipedia', 'hacker_news']);

ALTER TABLE topics ADD COLUMN last_found_at timestamptz;

ALTER TABLE topics ADD COLUMN is_automatic boolean NOT NULL DEFAULT false;

ALTER TABLE topics ADD CONSTRAINT ck_topics_discovered CHECK ((discovered_at IS NULL) = (discovered_from IS NULL));

ALTER TABLE topics ADD CONSTRAINT ck_topics_automatic
  CHECK (NOT is_automatic OR (discovered_at IS NOT NULL AND last_found_at IS NOT NULL AND retired_at IS NULL));

COMMENT ON COLUMN topics.discovered_at IS 'When it was made a topic because charts showed it, from the application''s clock; null where a person or the product added it.';
COMMENT ON COLUMN topics.discovered_from IS 'The sources whose charts showed it then, by name.';
COMMENT ON COLUMN topics.last_found_at IS 'When a run last found it in a chart; null where none did.';
COMMENT ON COLUMN topics.is_automatic IS 'Whether charts decide if it is tracked; an editor''s change ends that for good.';
COMMENT ON COLUMN topics.created_by IS 'The account that added it, null for topics that came with the product, were discovered or outlived their author.';

-- How many are tracked because charts show them, and which have not been found for long.
CREATE INDEX ix_topics_automatic ON topics (last_found_at) WHERE is_automatic AND is_tracked;

CREATE INDEX ix_topics_discovered ON topics (topic_key COLLATE "C", is_tracked) WHERE retired_at IS NULL AND discovered_at IS NOT NULL;

ALTER TABLE data_collections ADD COLUMN discovered_at timestamptz;

COMMENT ON COLUMN data_collections.discovered_at IS 'When topics were chosen of what it found, after its end; null until then, and for kinds that find none.';

-- What has ended by now found nothing, and is not changed by that.
ALTER TABLE data_collections DISABLE TRIGGER tr_data_collections_updated_at;

UPDATE data_collections
SET discovered_at = completed_at
WHERE kind = 'trends'
  AND completed_at IS NOT NULL;

ALTER TABLE data_collections ENABLE TRIGGER tr_data_collections_updated_at;

CREATE INDEX ix_data_collections_undiscovered ON data_collections (completed_at, id)
  WHERE kind = 'trends' AND completed_at IS NOT NULL AND discovered_at IS NULL;

-- Who follows a topic is for its followers alone; that somebody does is all that a job may know.
CREATE FUNCTION topic_is_watched(topic uuid) RETURNS boolean
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM topic_watches WHERE topic_id = topic)
$$;

COMMENT ON FUNCTION topic_is_watched(uuid) IS 'Whether anybody follows a topic.';

REVOKE ALL ON FUNCTION topic_is_watched(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION topic_is_watched(uuid) TO uptick_collections;

GRANT SELECT, INSERT ON topic_findings TO uptick_collections;
