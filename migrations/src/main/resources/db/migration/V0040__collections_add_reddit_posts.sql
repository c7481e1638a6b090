-- What is deleted on Reddit is deleted here: which posts are named in observations, when each is to be asked about, and the one
-- way to take a post's name and words out of them. Numbers stay, and no score needs more.

CREATE TABLE reddit_posts (
  name          varchar(19) NOT NULL,
  seen_at       timestamptz NOT NULL,
  due_at        timestamptz NOT NULL,
  missing_since timestamptz,
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_reddit_posts PRIMARY KEY (name),
  CONSTRAINT ck_reddit_posts_name CHECK (name ~ '^t3_[a-z0-9]{1,16}$')
);

CREATE INDEX ix_reddit_posts_due_at ON reddit_posts (due_at, name);

CREATE INDEX ix_reddit_posts_seen_at ON reddit_posts (seen_at, name);

COMMENT ON TABLE reddit_posts IS 'Posts on Reddit that observations name, one row each, until they are scrubbed.';
COMMENT ON COLUMN reddit_posts.name IS 'The full name that Reddit gave it.';
COMMENT ON COLUMN reddit_posts.seen_at IS 'When Reddit last showed it to a run, from the application''s clock.';
COMMENT ON COLUMN reddit_posts.due_at IS 'When Reddit is to be asked whether it is still there.';
COMMENT ON COLUMN reddit_posts.missing_since IS 'Since when Reddit says nothing of it, null while it does; one answer may be at fault.';

CREATE TRIGGER tr_reddit_posts_updated_at BEFORE UPDATE ON reddit_posts
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

-- Found by what they hold, so that none can be overlooked. Written through at once: a list of what is not yet in order would be
-- read by every search.
CREATE INDEX ix_observations_reddit_posts ON observations USING gin (jsonb_path_query_array(metrics, '$.posts[*].name'))
  WITH (fastupdate = off)
  WHERE source = 'reddit' AND metrics IS NOT NULL;

INSERT INTO reddit_posts (name, seen_at, due_at)
SELECT name, max(observed_at), max(observed_at) + INTERVAL '1 day'
FROM (
  SELECT jsonb_path_query(metrics, '$.posts[*].name') #>> '{}' AS name, observed_at
  FROM observations
  WHERE source = 'reddit' AND metrics IS NOT NULL) AS named
WHERE name ~ '^t3_[a-z0-9]{1,16}$'
GROUP BY name;

-- Whoever writes an observation, be it a function of the version before, has its posts noted. What Reddit shows is there.
CREATE FUNCTION note_reddit_posts() RETURNS trigger
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  INSERT INTO reddit_posts AS present (name, seen_at, due_at)
  SELECT DISTINCT post.name #>> '{}', NEW.observed_at, NEW.observed_at + INTERVAL '1 day'
  FROM jsonb_path_query(NEW.metrics, '$.posts[*].name') AS post (name)
  WHERE jsonb_typeof(post.name) = 'string'
  ORDER BY 1
  ON CONFLICT (name) DO UPDATE
  SET seen_at = excluded.seen_at,
      due_at = greatest(present.due_at, excluded.due_at),
      missing_since = NULL
  WHERE excluded.seen_at > greatest(present.seen_at, present.missing_since);
  RETURN NULL;
END
$$;

COMMENT ON FUNCTION note_reddit_posts() IS 'Notes the posts of an observation of Reddit, in the order of their names.';

REVOKE ALL ON FUNCTION note_reddit_posts() FROM PUBLIC;

CREATE TRIGGER tr_observations_note_reddit_posts AFTER INSERT ON observations
  FOR EACH ROW
  WHEN (NEW.source = 'reddit' AND NEW.metrics IS NOT NULL)
  EXECUTE FUNCTION note_reddit_posts();

CREATE FUNCTION scrub_reddit_posts(gone text[]) RETURNS integer
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  scrubbed integer;
BEGIN
  -- One at a time: two might want the same observations in different orders.
  PERFORM pg_advisory_xact_lock(hashtext('uptick: scrubbing of reddit posts'));

  -- Who writes an observation of one of them at this moment is waited for, or waits and notes it anew: none is overlooked.
  PERFORM
  FROM reddit_posts
  WHERE name = ANY (gone)
  ORDER BY name
  FOR UPDATE;

  UPDATE observations
  SET metrics = jsonb_set(metrics, '{posts}', (
    SELECT jsonb_agg(
      CASE WHEN post ->> 'name' = ANY (gone) THEN post - '{name,title,permalink}'::text[] ELSE post END
      ORDER BY place)
    FROM jsonb_array_elements(metrics -> 'posts') WITH ORDINALITY AS posts (post, place)))
  WHERE source = 'reddit'
    AND metrics IS NOT NULL
    AND jsonb_path_query_array(metrics, '$.posts[*].name') ?| gone;
  GET DIAGNOSTICS scrubbed = ROW_COUNT;

  DELETE FROM reddit_posts
  WHERE name = ANY (gone);
  RETURN scrubbed;
END
$$;

COMMENT ON FUNCTION scrub_reddit_posts(text[]) IS 'Takes name, title and permalink of these posts out of all observations, and forgets the posts. How many observations that were.';

REVOKE ALL ON FUNCTION scrub_reddit_posts(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scrub_reddit_posts(text[]) TO uptick_collections;

COMMENT ON TABLE observations IS 'What a run saw of one topic on one source, or why it saw nothing. Append-only but for what is scrubbed; written by collections alone.';

-- What a score was made of names posts no more, but by their place, which is also the order that ties are broken in.
UPDATE trends
SET score_components = jsonb_set(score_components, '{reddit,posts}', (
  SELECT jsonb_agg(post || jsonb_build_object('id', 'post-' || place) ORDER BY place)
  FROM jsonb_array_elements(score_components #> '{reddit,posts}') WITH ORDINALITY AS posts (post, place)))
WHERE jsonb_array_length(score_components #> '{reddit,posts}') > 0;

GRANT SELECT, UPDATE (due_at, missing_since) ON reddit_posts TO uptick_collections;
