-- Takes back the editing of topics. Retired topics are then topics that are not tracked.

DROP INDEX ix_topics_listed;

DROP INDEX ix_topics_words;

DROP FUNCTION topic_words(text, text[]);

DROP INDEX ix_topics_alias_keys;

ALTER TABLE topics DROP COLUMN alias_keys;

ALTER TABLE topics DROP CONSTRAINT ck_topics_retired_is_not_collected;

ALTER TABLE topics DROP COLUMN retired_at;
