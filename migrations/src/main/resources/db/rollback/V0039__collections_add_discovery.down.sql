-- Takes back what charts showed. Topics that came of it stay, as topics that nobody added.

DROP FUNCTION topic_is_watched(uuid);

DROP INDEX ix_data_collections_undiscovered;

ALTER TABLE data_collections DROP COLUMN discovered_at;

DROP INDEX ix_topics_discovered;

DROP INDEX ix_topics_automatic;

COMMENT ON COLUMN topics.created_by IS 'The account that added it, null for topics that came with the product or outlived their author.';

ALTER TABLE topics DROP CONSTRAINT ck_topics_automatic;

ALTER TABLE topics DROP CONSTRAINT ck_topics_discovered;

ALTER TABLE topics DROP COLUMN is_automatic;

ALTER TABLE topics DROP COLUMN last_found_at;

ALTER TABLE topics DROP COLUMN discovered_from;

ALTER TABLE topics DROP COLUMN discovered_at;

DROP TABLE topic_findings;
