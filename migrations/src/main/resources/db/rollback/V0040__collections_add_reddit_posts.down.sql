-- Takes back the scrubbing of Reddit's posts. What was scrubbed stays so, and scores name their posts by place.

COMMENT ON TABLE observations IS 'What a run saw of one topic on one source, or why it saw nothing. Append-only; written by collections alone.';

DROP FUNCTION scrub_reddit_posts(text[]);

DROP TRIGGER tr_observations_note_reddit_posts ON observations;

DROP FUNCTION note_reddit_posts();

DROP INDEX ix_observations_reddit_posts;

DROP TABLE reddit_posts;
