-- A limit is set for the day that has begun, too; the history is read over all APIs; and a day that runs low is told once.

ALTER TABLE api_quota_usage ADD COLUMN low_raised_at timestamptz;

COMMENT ON COLUMN api_quota_usage.low_raised_at IS 'When the operators were told that little of the day is left, from the application''s clock; null where they were not.';
COMMENT ON COLUMN api_quota_usage.unit_limit IS 'The limit of the day in units: as it stood when the row was made, or was set since.';

-- All APIs, the newest day first.
CREATE INDEX ix_api_quota_usage_date ON api_quota_usage (date DESC, api_name);

-- The new limit stands in a row before anybody reserves: a reservation that has read the old one meets it.
GRANT INSERT ON api_quota_usage TO uptick_quota;
