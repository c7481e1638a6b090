-- Takes back slices, source states and staged rows.

REVOKE SELECT ON topic_watches FROM uptick_dashboard;
REVOKE SELECT ON data_collections, topics FROM uptick_dashboard, uptick_reports;

DROP INDEX ix_topics_control_sample;

ALTER TABLE topics DROP CONSTRAINT ck_topics_control_sample;

ALTER TABLE topics DROP COLUMN wanted_sources;

ALTER TABLE topics DROP COLUMN is_control_sample;

DROP TABLE staged_rows;

DROP TABLE source_states;

DROP TABLE collection_sources;

ALTER TABLE data_collections DROP COLUMN is_partial;

ALTER TABLE data_collections DROP COLUMN lease_owner;
