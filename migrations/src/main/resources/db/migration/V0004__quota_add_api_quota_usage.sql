-- No call without units: the ledger that every call to a metered API is reserved in first.

CREATE TABLE api_quota_usage (
  id             integer     NOT NULL GENERATED ALWAYS AS IDENTITY,
  api_name       varchar(50) NOT NULL,
  date           date        NOT NULL,
  units_used     integer     NOT NULL DEFAULT 0,
  units_reserved integer     NOT NULL DEFAULT 0,
  unit_limit     integer     NOT NULL,
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_api_quota_usage PRIMARY KEY (id),
  CONSTRAINT uq_api_quota_usage_api_name_date UNIQUE (api_name, date),
  CONSTRAINT ck_api_quota_usage_units_used CHECK (units_used >= 0),
  CONSTRAINT ck_api_quota_usage_units_reserved CHECK (units_reserved >= 0),
  CONSTRAINT ck_api_quota_usage_unit_limit CHECK (unit_limit >= 0)
);

COMMENT ON TABLE api_quota_usage IS 'One row per API (or bucket of one) and day of the provider.';
COMMENT ON COLUMN api_quota_usage.api_name IS 'The API or a bucket of it with a limit of its own, such as youtube and youtube.search.';
COMMENT ON COLUMN api_quota_usage.date IS 'The provider''s day, in the zone in which its quota resets.';
COMMENT ON COLUMN api_quota_usage.units_used IS 'Units spent, in the provider''s units; a correction from the provider may overrun the limit truthfully.';
COMMENT ON COLUMN api_quota_usage.units_reserved IS 'Units promised to calls that are not settled yet; they count against the limit.';
COMMENT ON COLUMN api_quota_usage.unit_limit IS 'The limit as it stood when the row was made, in units a day.';

CREATE TRIGGER tr_api_quota_usage_updated_at BEFORE UPDATE ON api_quota_usage
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

GRANT SELECT, INSERT, UPDATE ON api_quota_usage TO uptick_collections;
