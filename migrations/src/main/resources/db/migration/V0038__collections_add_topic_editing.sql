-- Editors add, change and retire topics, and find one among many by any word of its names.

ALTER TABLE topics ADD COLUMN retired_at timestamptz;

ALTER TABLE topics ADD CONSTRAINT ck_topics_retired_is_not_collected
  CHECK (retired_at IS NULL OR NOT (is_tracked OR is_control_sample));

COMMENT ON COLUMN topics.retired_at IS 'When an editor took it off the list, from the application''s clock; what was collected of it stays. Null while it is there.';

ALTER TABLE topics ADD COLUMN alias_keys text[] NOT NULL DEFAULT '{}';

COMMENT ON COLUMN topics.alias_keys IS 'The aliases, normalised as topic_key is: what makes another title this topic.';

-- As near to the application's normal form as SQL comes; the next change of a topic writes it anew.
UPDATE topics
SET alias_keys = ARRAY(
  SELECT DISTINCT alias_key
  FROM (SELECT btrim(regexp_replace(lower(normalize(alias, NFKC)), '[^[:alnum:]]+', ' ', 'g')) AS alias_key
        FROM unnest(aliases) AS alias) AS normalised
  WHERE alias_key <> ''
  ORDER BY alias_key)
WHERE aliases <> '{}';

CREATE INDEX ix_topics_alias_keys ON topics USING gin (alias_keys) WITH (fastupdate = off);

-- array_to_string is marked as stable for the sake of other types; of text it depends on nothing but its text.
CREATE FUNCTION topic_words(topic_key text, alias_keys text[]) RETURNS tsvector
  LANGUAGE sql
  IMMUTABLE
  PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
RETURN to_tsvector('simple'::regconfig, topic_key || ' ' || array_to_string(alias_keys, ' '));

COMMENT ON FUNCTION topic_words(text, text[]) IS 'The words of a topic''s names, to be found by their beginnings.';

REVOKE ALL ON FUNCTION topic_words(text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION topic_words(text, text[]) TO uptick_collections;

CREATE INDEX ix_topics_words ON topics USING gin (topic_words(topic_key, alias_keys)) WITH (fastupdate = off);

-- In byte order, as pages go on; what is passed over is passed over without a look at its row.
CREATE INDEX ix_topics_listed ON topics (topic_key COLLATE "C", is_tracked) WHERE retired_at IS NULL;
