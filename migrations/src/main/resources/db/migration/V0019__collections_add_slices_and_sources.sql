-- A run is a list of slices that can be resumed, over sources whose state holds across all instances.

ALTER TABLE data_collections ADD COLUMN lease_owner varchar(100);

ALTER TABLE data_collections ADD COLUMN is_partial boolean
  GENERATED ALWAYS AS (status = 'completed' AND errors IS NOT NULL AND errors <> '[]'::jsonb) STORED;

COMMENT ON COLUMN data_collections.lease_owner IS 'The worker that holds the lease, as it names itself.';
COMMENT ON COLUMN data_collections.is_partial IS 'Completed with errors; derived.';

CREATE TABLE collection_sources (
  id               uuid         NOT NULL DEFAULT uuidv7(),
  collection_id    uuid         NOT NULL,
  source           varchar(50)  NOT NULL,
  slice            varchar(255) NOT NULL DEFAULT '',
  status           varchar(20)  NOT NULL DEFAULT 'pending',
  state            varchar(20),
  reason           text,
  attempts         integer      NOT NULL DEFAULT 0,
  calls            integer      NOT NULL DEFAULT 0,
  units            integer      NOT NULL DEFAULT 0,
  items            integer      NOT NULL DEFAULT 0,
  error            jsonb,
  cursor           text,
  lease_owner      varchar(100),
  lease_expires_at timestamptz,
  fencing_token    integer      NOT NULL DEFAULT 0,
  started_at       timestamptz,
  finished_at      timestamptz,
  created_at       timestamptz  NOT NULL DEFAULT now(),
  updated_at       timestamptz  NOT NULL DEFAULT now(),
  CONSTRAINT pk_collection_sources PRIMARY KEY (id),
  CONSTRAINT uq_collection_sources_slice UNIQUE (collection_id, source, slice),
  CONSTRAINT fk_collection_sources_collection_id FOREIGN KEY (collection_id) REFERENCES data_collections (id) ON DELETE CASCADE,
  CONSTRAINT ck_collection_sources_status CHECK (status IN ('pending', 'in_progress', 'completed', 'failed', 'skipped')),
  CONSTRAINT ck_collection_sources_state CHECK (state IN ('ok', 'empty', 'stale', 'suspect', 'blocked', 'quota', 'unsupported', 'failed', 'not_asked')),
  CONSTRAINT ck_collection_sources_finished_at CHECK ((status IN ('pending', 'in_progress')) = (finished_at IS NULL)),
  CONSTRAINT ck_collection_sources_end_has_a_state CHECK (finished_at IS NULL OR state IS NOT NULL),
  CONSTRAINT ck_collection_sources_absence_has_a_reason CHECK (state IS NULL OR state = 'ok' OR reason IS NOT NULL),
  CONSTRAINT ck_collection_sources_error CHECK (jsonb_typeof(error) = 'object'),
  CONSTRAINT ck_collection_sources_counters CHECK (attempts >= 0 AND calls >= 0 AND units >= 0 AND items >= 0)
);

CREATE INDEX ix_collection_sources_unfinished ON collection_sources (lease_expires_at NULLS FIRST, id) WHERE finished_at IS NULL;

COMMENT ON TABLE collection_sources IS 'The work list of a run: one row per source and slice, finished at most once.';
COMMENT ON COLUMN collection_sources.slice IS 'Which part of the source''s work: a page, a batch of topics, an instrument.';
COMMENT ON COLUMN collection_sources.status IS 'How far the work is; skipped was planned and then not worth its units.';
COMMENT ON COLUMN collection_sources.state IS 'What came of it, once finished.';
COMMENT ON COLUMN collection_sources.reason IS 'One sentence for people; always there where the state is not ok.';
COMMENT ON COLUMN collection_sources.attempts IS 'How often a worker began it.';
COMMENT ON COLUMN collection_sources.calls IS 'Requests sent for it.';
COMMENT ON COLUMN collection_sources.units IS 'Units of the source''s quota spent on it.';
COMMENT ON COLUMN collection_sources.items IS 'Rows that it gave.';
COMMENT ON COLUMN collection_sources.error IS 'Object with what a developer will ask of a failure; never a secret.';
COMMENT ON COLUMN collection_sources.cursor IS 'Where the next attempt goes on, as the source names it.';
COMMENT ON COLUMN collection_sources.lease_expires_at IS 'Until when the worker that holds it may be believed alive; null where nobody does.';
COMMENT ON COLUMN collection_sources.fencing_token IS 'Raised at each take-over; a worker writes only under the token that it was given.';
COMMENT ON COLUMN collection_sources.started_at IS 'When the first attempt began, from the application''s clock.';
COMMENT ON COLUMN collection_sources.finished_at IS 'When it ended, well or not.';

CREATE TRIGGER tr_collection_sources_updated_at BEFORE UPDATE ON collection_sources
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE source_states (
  source           varchar(50) NOT NULL,
  is_enabled       boolean     NOT NULL DEFAULT true,
  licence_state    varchar(20) NOT NULL DEFAULT 'unreviewed',
  licence_note     text,
  breaker          varchar(10) NOT NULL DEFAULT 'closed',
  breaker_failures integer     NOT NULL DEFAULT 0,
  breaker_retry_at timestamptz,
  paced_until      timestamptz,
  last_attempt_at  timestamptz,
  last_success_at  timestamptz,
  last_state       varchar(20),
  last_reason      text,
  is_suspect       boolean     NOT NULL DEFAULT false,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_source_states PRIMARY KEY (source),
  CONSTRAINT ck_source_states_licence_state CHECK (licence_state IN ('unreviewed', 'permitted', 'restricted', 'forbidden')),
  CONSTRAINT ck_source_states_breaker CHECK (breaker IN ('closed', 'open', 'half_open')),
  CONSTRAINT ck_source_states_breaker_retry_at CHECK (breaker <> 'open' OR breaker_retry_at IS NOT NULL),
  CONSTRAINT ck_source_states_breaker_failures CHECK (breaker_failures >= 0),
  CONSTRAINT ck_source_states_last_state CHECK (last_state IN ('ok', 'empty', 'stale', 'suspect', 'blocked', 'quota', 'unsupported', 'failed', 'not_asked'))
);

COMMENT ON TABLE source_states IS 'What must hold of a source in every instance of every function: on or off, breaker, pacing, licence.';
COMMENT ON COLUMN source_states.is_enabled IS 'The operator''s switch.';
COMMENT ON COLUMN source_states.licence_state IS 'What the provider''s terms allow, as the operator reviewed them.';
COMMENT ON COLUMN source_states.breaker_failures IS 'Failures in a row.';
COMMENT ON COLUMN source_states.breaker_retry_at IS 'When an open breaker lets one call through.';
COMMENT ON COLUMN source_states.paced_until IS 'Before then no further call goes out.';
COMMENT ON COLUMN source_states.last_attempt_at IS 'Time of the last call, from the application''s clock.';
COMMENT ON COLUMN source_states.last_success_at IS 'Time of the last call that gave something.';
COMMENT ON COLUMN source_states.last_reason IS 'One sentence for people on why it is silent.';
COMMENT ON COLUMN source_states.is_suspect IS 'It answers, but with nothing where there was something the day before.';

CREATE TRIGGER tr_source_states_updated_at BEFORE UPDATE ON source_states
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE staged_rows (
  id            uuid         NOT NULL DEFAULT uuidv7(),
  collection_id uuid         NOT NULL,
  source        varchar(50)  NOT NULL,
  kind          varchar(20)  NOT NULL,
  natural_key   varchar(500) NOT NULL,
  payload       jsonb        NOT NULL,
  received_at   timestamptz  NOT NULL,
  taken_at      timestamptz,
  created_at    timestamptz  NOT NULL DEFAULT now(),
  updated_at    timestamptz  NOT NULL DEFAULT now(),
  CONSTRAINT pk_staged_rows PRIMARY KEY (id),
  CONSTRAINT uq_staged_rows_key UNIQUE (collection_id, source, kind, natural_key),
  CONSTRAINT fk_staged_rows_collection_id FOREIGN KEY (collection_id) REFERENCES data_collections (id) ON DELETE CASCADE,
  CONSTRAINT ck_staged_rows_kind CHECK (kind IN ('bar', 'news', 'listing')),
  CONSTRAINT ck_staged_rows_natural_key CHECK (natural_key <> '')
);

CREATE INDEX ix_staged_rows_untaken ON staged_rows (kind, id) WHERE taken_at IS NULL;

COMMENT ON TABLE staged_rows IS 'What collections received for market, as it was received, until market has taken it.';
COMMENT ON COLUMN staged_rows.natural_key IS 'What makes two rows of a run the same, such as AAPL|NASDAQ|daily|2026-11-20.';
COMMENT ON COLUMN staged_rows.payload IS 'The row in the provider''s own terms.';
COMMENT ON COLUMN staged_rows.received_at IS 'When the provider answered, from the application''s clock.';
COMMENT ON COLUMN staged_rows.taken_at IS 'When market took it in or set it aside.';

CREATE TRIGGER tr_staged_rows_updated_at BEFORE UPDATE ON staged_rows
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE topics ADD COLUMN is_control_sample boolean NOT NULL DEFAULT false;

ALTER TABLE topics ADD COLUMN wanted_sources text[]
  CONSTRAINT ck_topics_wanted_sources CHECK (
    wanted_sources <@ ARRAY['reddit', 'youtube', 'google_trends', 'similarweb', 'wikipedia', 'hacker_news']);

ALTER TABLE topics ADD CONSTRAINT ck_topics_control_sample CHECK (NOT (is_tracked AND is_control_sample));

CREATE INDEX ix_topics_control_sample ON topics (id) WHERE is_control_sample;

COMMENT ON COLUMN topics.is_control_sample IS 'Not tracked, and polled all the same: without such topics a hit rate is biased.';
COMMENT ON COLUMN topics.wanted_sources IS 'Sources to ask for it, null for all that are on.';

GRANT SELECT, INSERT, UPDATE ON collection_sources, source_states TO uptick_collections;
GRANT SELECT, INSERT ON staged_rows TO uptick_collections;
GRANT SELECT, UPDATE ON staged_rows TO uptick_market;
GRANT SELECT ON collection_sources, source_states TO uptick_dashboard, uptick_reports, uptick_market;
-- Who else calls out keeps breaker and pacing of what it calls; switch and licence are the operator's, through collections.
GRANT
  SELECT,
  INSERT (source),
  UPDATE (breaker, breaker_failures, breaker_retry_at, paced_until, last_attempt_at, last_success_at, last_state, last_reason)
ON source_states TO uptick_trends, uptick_reports;
GRANT SELECT ON data_collections, topics TO uptick_dashboard, uptick_reports;
GRANT SELECT ON topic_watches TO uptick_dashboard;
GRANT SELECT, DELETE ON staged_rows TO uptick_job_retention;
