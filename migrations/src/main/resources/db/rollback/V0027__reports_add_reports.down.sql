-- Takes back reports and their deliveries.

REVOKE SELECT (id, email, is_verified, is_deleted) ON users FROM uptick_job_report;

DROP TABLE report_deliveries;

DROP TABLE reports;
