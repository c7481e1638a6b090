-- What each API allows, and whose units are out: a worker that dies must not leak them.

CREATE TABLE api_quota_limits (
  api_name            varchar(50)      NOT NULL,
  daily_limit         integer          NOT NULL,
  reset_time_zone     varchar(64)      NOT NULL DEFAULT 'UTC',
  operation_costs     jsonb            NOT NULL DEFAULT '{}',
  reserve_share       double precision NOT NULL DEFAULT 0,
  requests_per_minute integer,
  note                text,
  created_at          timestamptz      NOT NULL DEFAULT now(),
  updated_at          timestamptz      NOT NULL DEFAULT now(),
  CONSTRAINT pk_api_quota_limits PRIMARY KEY (api_name),
  CONSTRAINT ck_api_quota_limits_daily_limit CHECK (daily_limit >= 0),
  CONSTRAINT ck_api_quota_limits_reset_time_zone CHECK (reset_time_zone <> ''),
  CONSTRAINT ck_api_quota_limits_operation_costs CHECK (jsonb_typeof(operation_costs) = 'object'),
  CONSTRAINT ck_api_quota_limits_reserve_share CHECK (reserve_share BETWEEN 0 AND 1),
  CONSTRAINT ck_api_quota_limits_requests_per_minute CHECK (requests_per_minute > 0)
);

COMMENT ON TABLE api_quota_limits IS 'The limits of each API or bucket of one, as the operator set them.';
COMMENT ON COLUMN api_quota_limits.api_name IS 'As in api_quota_usage.';
COMMENT ON COLUMN api_quota_limits.daily_limit IS 'Units a day of the provider.';
COMMENT ON COLUMN api_quota_limits.reset_time_zone IS 'IANA time zone in whose midnight the provider''s day begins.';
COMMENT ON COLUMN api_quota_limits.operation_costs IS 'Object operation -> units, such as {"videos.list": 1}.';
COMMENT ON COLUMN api_quota_limits.reserve_share IS 'Share of the limit, 0 to 1, that schedules leave for people.';
COMMENT ON COLUMN api_quota_limits.requests_per_minute IS 'How often it may be called, null where only the day is limited.';

CREATE TRIGGER tr_api_quota_limits_updated_at BEFORE UPDATE ON api_quota_limits
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

-- A row made by hand, as the requirement documents write it, names no limit: nothing may be reserved on it.
ALTER TABLE api_quota_usage ALTER COLUMN unit_limit SET DEFAULT 0;

CREATE TABLE quota_reservations (
  id            uuid         NOT NULL DEFAULT uuidv7(),
  api_name      varchar(50)  NOT NULL,
  date          date         NOT NULL,
  units         integer      NOT NULL,
  units_settled integer,
  state         varchar(20)  NOT NULL DEFAULT 'reserved',
  collection_id uuid,
  purpose       varchar(255) NOT NULL DEFAULT '',
  reserved_at   timestamptz  NOT NULL,
  called_at     timestamptz,
  ended_at      timestamptz,
  expires_at    timestamptz  NOT NULL,
  created_at    timestamptz  NOT NULL DEFAULT now(),
  updated_at    timestamptz  NOT NULL DEFAULT now(),
  CONSTRAINT pk_quota_reservations PRIMARY KEY (id),
  CONSTRAINT fk_quota_reservations_usage FOREIGN KEY (api_name, date) REFERENCES api_quota_usage (api_name, date) ON DELETE RESTRICT,
  CONSTRAINT fk_quota_reservations_collection_id FOREIGN KEY (collection_id) REFERENCES data_collections (id) ON DELETE SET NULL,
  CONSTRAINT ck_quota_reservations_units CHECK (units > 0),
  CONSTRAINT ck_quota_reservations_units_settled CHECK (units_settled >= 0),
  CONSTRAINT ck_quota_reservations_state CHECK (state IN ('reserved', 'calling', 'settled', 'released')),
  CONSTRAINT ck_quota_reservations_called_at CHECK (state <> 'calling' OR called_at IS NOT NULL),
  CONSTRAINT ck_quota_reservations_ended_at CHECK ((state IN ('settled', 'released')) = (ended_at IS NOT NULL)),
  CONSTRAINT ck_quota_reservations_settled CHECK ((state = 'settled') = (units_settled IS NOT NULL))
);

CREATE INDEX ix_quota_reservations_api_name_date ON quota_reservations (api_name, date);

CREATE INDEX ix_quota_reservations_collection_id ON quota_reservations (collection_id);

CREATE INDEX ix_quota_reservations_open ON quota_reservations (expires_at) WHERE state IN ('reserved', 'calling');

COMMENT ON TABLE quota_reservations IS 'Units promised to one piece of work. A lapsed reserved row is released, a lapsed calling row settles as used.';
COMMENT ON COLUMN quota_reservations.date IS 'The provider''s day that the units count on.';
COMMENT ON COLUMN quota_reservations.units IS 'Units reserved.';
COMMENT ON COLUMN quota_reservations.units_settled IS 'Units that were spent in the end.';
COMMENT ON COLUMN quota_reservations.purpose IS 'The slice or request that it is for.';
COMMENT ON COLUMN quota_reservations.reserved_at IS 'From the application''s clock, as the other times here.';
COMMENT ON COLUMN quota_reservations.called_at IS 'When the call was about to be sent: from then on it counts as used.';
COMMENT ON COLUMN quota_reservations.ended_at IS 'When it was settled or released.';
COMMENT ON COLUMN quota_reservations.expires_at IS 'From when on its worker counts as dead.';

CREATE TRIGGER tr_quota_reservations_updated_at BEFORE UPDATE ON quota_reservations
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

-- Who calls out reserves; quota sets limits and ends what lapsed.
GRANT SELECT, INSERT, UPDATE ON quota_reservations TO uptick_collections, uptick_trends, uptick_reports;
GRANT SELECT, INSERT, UPDATE ON api_quota_usage TO uptick_trends, uptick_reports;
GRANT SELECT ON api_quota_limits TO uptick_collections, uptick_trends, uptick_reports;
GRANT SELECT, INSERT, UPDATE ON api_quota_limits TO uptick_quota;
GRANT SELECT, UPDATE ON api_quota_usage, quota_reservations TO uptick_quota;
GRANT SELECT ON api_quota_limits, api_quota_usage TO uptick_dashboard;
GRANT SELECT, DELETE ON quota_reservations TO uptick_job_retention;
