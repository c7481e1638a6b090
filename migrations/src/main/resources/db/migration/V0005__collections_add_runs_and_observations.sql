-- A run and what it saw, absence included.

CREATE TABLE data_collections (
  id                      uuid        NOT NULL DEFAULT uuidv7(),
  kind                    varchar(20) NOT NULL DEFAULT 'trends',
  provenance              varchar(10) NOT NULL DEFAULT 'live',
  scheduled_for           timestamptz,
  started_at              timestamptz NOT NULL DEFAULT now(),
  completed_at            timestamptz,
  status                  varchar(20) NOT NULL DEFAULT 'in_progress',
  errors                  jsonb,
  reddit_api_calls        integer     NOT NULL DEFAULT 0,
  youtube_api_quota_used  integer     NOT NULL DEFAULT 0,
  google_trends_api_calls integer     NOT NULL DEFAULT 0,
  lease_expires_at        timestamptz,
  fencing_token           integer     NOT NULL DEFAULT 1,
  created_at              timestamptz NOT NULL DEFAULT now(),
  updated_at              timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_data_collections PRIMARY KEY (id),
  CONSTRAINT uq_data_collections_kind_scheduled_for UNIQUE (kind, scheduled_for),
  CONSTRAINT ck_data_collections_kind CHECK (kind IN ('trends', 'bars', 'listings', 'news')),
  CONSTRAINT ck_data_collections_provenance CHECK (provenance IN ('live', 'sample')),
  CONSTRAINT ck_data_collections_status CHECK (status IN ('in_progress', 'completed', 'failed')),
  CONSTRAINT ck_data_collections_completed_at CHECK ((status = 'in_progress') = (completed_at IS NULL)),
  CONSTRAINT ck_data_collections_times CHECK (completed_at >= started_at),
  CONSTRAINT ck_data_collections_counters CHECK (reddit_api_calls >= 0 AND youtube_api_quota_used >= 0 AND google_trends_api_calls >= 0)
);

CREATE INDEX idx_started_at_desc ON data_collections (started_at DESC, id DESC);

CREATE INDEX ix_data_collections_in_progress ON data_collections (kind, lease_expires_at) WHERE status = 'in_progress';

COMMENT ON TABLE data_collections IS 'One row per run. Completed with errors is partial; failed means that no source gave anything.';
COMMENT ON COLUMN data_collections.provenance IS 'live, or sample where the providers were replayed.';
COMMENT ON COLUMN data_collections.scheduled_for IS 'The schedule event this run answers, so that an event delivered twice runs once; null where a person asked.';
COMMENT ON COLUMN data_collections.started_at IS 'From the application''s clock; the default serves hand-written statements.';
COMMENT ON COLUMN data_collections.completed_at IS 'When the run ended, well or not, from the application''s clock; null while it runs.';
COMMENT ON COLUMN data_collections.errors IS 'Array of {source, slice, state, reason}: what was not collected, and why.';
COMMENT ON COLUMN data_collections.reddit_api_calls IS 'Calls to Reddit that this run made.';
COMMENT ON COLUMN data_collections.youtube_api_quota_used IS 'YouTube units that this run spent.';
COMMENT ON COLUMN data_collections.google_trends_api_calls IS 'Calls to Google Trends that this run made.';
COMMENT ON COLUMN data_collections.lease_expires_at IS 'Until when the worker that runs it may be believed alive.';
COMMENT ON COLUMN data_collections.fencing_token IS 'Raised at each takeover; a worker writes only under the token that it was given.';

CREATE TRIGGER tr_data_collections_updated_at BEFORE UPDATE ON data_collections
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE observations (
  id            uuid        NOT NULL DEFAULT uuidv7(),
  collection_id uuid        NOT NULL,
  topic_id      uuid        NOT NULL,
  source        varchar(20) NOT NULL,
  observed_at   timestamptz NOT NULL,
  state         varchar(20) NOT NULL,
  reason        text,
  metrics       jsonb,
  series        jsonb,
  recorded_at   timestamptz NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_observations PRIMARY KEY (id),
  CONSTRAINT uq_observations_collection_topic_source UNIQUE (collection_id, topic_id, source),
  CONSTRAINT fk_observations_collection_id FOREIGN KEY (collection_id) REFERENCES data_collections (id) ON DELETE CASCADE,
  CONSTRAINT fk_observations_topic_id FOREIGN KEY (topic_id) REFERENCES topics (id) ON DELETE CASCADE,
  CONSTRAINT ck_observations_source CHECK (source IN ('reddit', 'youtube', 'google_trends', 'similarweb', 'wikipedia', 'hacker_news')),
  CONSTRAINT ck_observations_state CHECK (state IN ('ok', 'empty', 'stale', 'suspect', 'blocked', 'quota', 'unsupported', 'failed', 'not_asked')),
  CONSTRAINT ck_observations_absence_has_a_reason CHECK (state = 'ok' OR reason IS NOT NULL),
  CONSTRAINT ck_observations_ok_has_metrics CHECK (state <> 'ok' OR metrics IS NOT NULL OR series IS NOT NULL)
);

CREATE INDEX ix_observations_topic_source_observed_at ON observations (topic_id, source, observed_at DESC, id DESC);

COMMENT ON TABLE observations IS 'What a run saw of one topic on one source, or why it saw nothing. Append-only; written by collections alone.';
COMMENT ON COLUMN observations.observed_at IS 'When the source answered, from the application''s clock.';
COMMENT ON COLUMN observations.reason IS 'One sentence for people; always there where the state is not ok.';
COMMENT ON COLUMN observations.metrics IS 'The source''s numbers in its own terms, counts as they were read, absent ones left out.';
COMMENT ON COLUMN observations.series IS 'An interest series with its window, for sources that give one.';
COMMENT ON COLUMN observations.recorded_at IS 'When this row became known to Uptick, from the application''s clock.';

GRANT SELECT, INSERT, UPDATE ON data_collections TO uptick_collections;
GRANT SELECT, INSERT ON observations TO uptick_collections;
GRANT SELECT ON data_collections, observations TO uptick_trends;
