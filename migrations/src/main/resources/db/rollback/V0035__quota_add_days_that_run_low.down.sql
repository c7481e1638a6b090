-- Takes back the days that run low: whether the operators were told is forgotten, limits stay as they were set.

REVOKE INSERT ON api_quota_usage FROM uptick_quota;

DROP INDEX ix_api_quota_usage_date;

COMMENT ON COLUMN api_quota_usage.unit_limit IS 'The limit as it stood when the row was made, in units a day.';

ALTER TABLE api_quota_usage DROP COLUMN low_raised_at;
