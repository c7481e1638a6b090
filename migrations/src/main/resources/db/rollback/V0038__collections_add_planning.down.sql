-- Takes back what runs are planned by. The control sample stays as it was drawn last.

DROP INDEX ix_collection_sources_unfinished_of_source;

DROP INDEX ix_topics_to_draw;

ALTER TABLE topics DROP CONSTRAINT ck_topics_sampled_at;

ALTER TABLE topics DROP COLUMN sampled_at;

DROP INDEX ix_observations_skipped;

DROP INDEX ix_observations_answers;

ALTER TABLE observations DROP COLUMN is_news;
