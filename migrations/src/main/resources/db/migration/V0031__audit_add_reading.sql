-- Administrators read the audit chain and check it, through doors that open for them alone.

CREATE INDEX ix_audit_log_actor ON audit_log (actor, sequence DESC);

-- Byte order, so that a prefix is a range.
CREATE INDEX ix_audit_log_action ON audit_log (action COLLATE "C", sequence DESC);

CREATE FUNCTION audit_page(before_sequence bigint, of_subject text, of_actor text, action_prefix text, at_most integer)
  RETURNS TABLE (
    sequence      bigint,
    at            timestamptz,
    actor         text,
    action        text,
    subject       text,
    details       jsonb,
    previous_hash bytea,
    hash          bytea)
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF NOT app_is_admin() THEN
    RAISE EXCEPTION 'only an administrator reads the audit log' USING ERRCODE = 'invalid_authorization_specification';
  END IF;
  IF of_subject IS NOT NULL THEN
    RETURN QUERY
    SELECT log.sequence, log.at, log.actor, log.action, log.subject, log.details, log.previous_hash, log.hash
    FROM audit_log AS log
    WHERE log.subject = of_subject
      AND log.sequence < before_sequence
      AND (of_actor IS NULL OR log.actor = of_actor)
      AND (action_prefix IS NULL OR starts_with(log.action, action_prefix))
    ORDER BY log.subject, log.sequence DESC
    LIMIT at_most;
  ELSIF of_actor IS NOT NULL THEN
    RETURN QUERY
    SELECT log.sequence, log.at, log.actor, log.action, log.subject, log.details, log.previous_hash, log.hash
    FROM audit_log AS log
    WHERE log.actor = of_actor
      AND log.sequence < before_sequence
      AND (action_prefix IS NULL OR starts_with(log.action, action_prefix))
    ORDER BY log.actor, log.sequence DESC
    LIMIT at_most;
  ELSIF action_prefix IS NOT NULL THEN
    -- There are few actions and many rows: from action to action through the index, and the newest of each.
    RETURN QUERY
    WITH RECURSIVE actions AS (
      (SELECT log.action COLLATE "C" AS name
       FROM audit_log AS log
       WHERE log.action COLLATE "C" >= action_prefix
       ORDER BY log.action COLLATE "C"
       LIMIT 1)
      UNION ALL
      SELECT following.name
      FROM actions
      CROSS JOIN LATERAL (
        SELECT log.action COLLATE "C" AS name
        FROM audit_log AS log
        WHERE log.action COLLATE "C" > actions.name
        ORDER BY log.action COLLATE "C"
        LIMIT 1) AS following
      WHERE starts_with(actions.name, action_prefix))
    SELECT log.sequence, log.at, log.actor, log.action, log.subject, log.details, log.previous_hash, log.hash
    FROM actions
    CROSS JOIN LATERAL (
      SELECT entry.*
      FROM audit_log AS entry
      WHERE entry.action COLLATE "C" = actions.name
        AND entry.sequence < before_sequence
      ORDER BY entry.action COLLATE "C", entry.sequence DESC
      LIMIT at_most) AS log
    WHERE starts_with(actions.name, action_prefix)
    ORDER BY log.sequence DESC
    LIMIT at_most;
  ELSE
    RETURN QUERY
    SELECT log.sequence, log.at, log.actor, log.action, log.subject, log.details, log.previous_hash, log.hash
    FROM audit_log AS log
    WHERE log.sequence < before_sequence
    ORDER BY log.sequence DESC
    LIMIT at_most;
  END IF;
END
$$;

COMMENT ON FUNCTION audit_page(bigint, text, text, text, integer) IS
  'The newest rows of the chain before a sequence, newest first, for an administrator; a filter that is null lets everything through.';

CREATE FUNCTION audit_check(from_sequence bigint, at_most integer)
  RETURNS TABLE (
    checked         bigint,
    broken_sequence bigint,
    next_sequence   bigint,
    head_sequence   bigint,
    head_hash       bytea)
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  nothing CONSTANT bytea := decode(repeat('00', 32), 'hex');
  former bytea := nothing;
  newest bigint;
  newest_hash bytea;
  last_checked bigint;
BEGIN
  IF NOT app_is_admin() THEN
    RAISE EXCEPTION 'only an administrator checks the audit log' USING ERRCODE = 'invalid_authorization_specification';
  END IF;
  IF (from_sequence > 0 AND at_most > 0) IS NOT TRUE THEN
    RAISE EXCEPTION 'a check begins somewhere and has an end' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF from_sequence > 1 THEN
    SELECT log.hash INTO former FROM audit_log AS log WHERE log.sequence = from_sequence - 1;
  END IF;
  -- A row before the first cannot be, and would not be seen if the count began at 1.
  SELECT count(*), max(piece.sequence), min(piece.broken)
  INTO checked, last_checked, broken_sequence
  FROM (
    SELECT
      chained.sequence,
      CASE
        WHEN chained.sequence <> chained.expected_sequence
          OR chained.previous_hash IS DISTINCT FROM chained.expected_previous_hash
          OR chained.hash <> audit_hash(chained.previous_hash, chained.sequence, chained.at, chained.actor, chained.action, chained.subject, chained.details)
        THEN least(chained.sequence, chained.expected_sequence)
      END AS broken
    FROM (
      SELECT
        log.*,
        lag(log.hash, 1, former) OVER by_sequence AS expected_previous_hash,
        lag(log.sequence, 1, from_sequence - 1) OVER by_sequence + 1 AS expected_sequence
      FROM (
        SELECT *
        FROM audit_log
        WHERE audit_log.sequence >= CASE WHEN from_sequence = 1 THEN -9223372036854775808 ELSE from_sequence END
        ORDER BY audit_log.sequence
        LIMIT at_most) AS log
      WINDOW by_sequence AS (ORDER BY log.sequence)) AS chained) AS piece;
  IF former IS NULL THEN
    broken_sequence := from_sequence - 1;
  END IF;
  SELECT coalesce(max(log.sequence), 0) INTO newest FROM audit_log AS log;
  SELECT head.sequence, head.hash INTO head_sequence, head_hash FROM audit_log_head AS head;
  IF coalesce(last_checked, newest) < newest THEN
    next_sequence := last_checked + 1;
  ELSE
    -- The head tells what a chain cannot: where it ends. It may be gone itself.
    SELECT log.hash INTO newest_hash FROM audit_log AS log WHERE log.sequence = newest;
    IF head_sequence IS DISTINCT FROM newest THEN
      broken_sequence := least(broken_sequence, least(head_sequence, newest) + 1);
    ELSIF head_hash IS DISTINCT FROM coalesce(newest_hash, nothing) THEN
      broken_sequence := least(broken_sequence, greatest(newest, 1));
    END IF;
  END IF;
  RETURN NEXT;
END
$$;

COMMENT ON FUNCTION audit_check(bigint, integer) IS
  'Checks a piece of the chain, for an administrator: how many rows, where it is first broken (null while it is whole), where to go on (null at the end, where the head is compared), and the head. One snapshot.';

REVOKE ALL ON FUNCTION
  audit_page(bigint, text, text, text, integer),
  audit_check(bigint, integer)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  audit_page(bigint, text, text, text, integer),
  audit_check(bigint, integer)
TO uptick_accounts;
