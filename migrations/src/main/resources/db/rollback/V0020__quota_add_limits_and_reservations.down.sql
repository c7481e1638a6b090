-- Takes back limits and reservations.

REVOKE SELECT ON api_quota_usage FROM uptick_dashboard;
REVOKE SELECT, INSERT, UPDATE ON api_quota_usage FROM uptick_quota, uptick_trends, uptick_reports;

DROP TABLE quota_reservations;

ALTER TABLE api_quota_usage ALTER COLUMN unit_limit DROP DEFAULT;

DROP TABLE api_quota_limits;
