-- Decisions leave a trace that cannot be changed without being found out.

CREATE TABLE audit_log (
  sequence      bigint      NOT NULL,
  at            timestamptz NOT NULL,
  actor         text        NOT NULL,
  action        text        NOT NULL,
  subject       text        NOT NULL,
  details       jsonb       NOT NULL DEFAULT '{}',
  previous_hash bytea       NOT NULL,
  hash          bytea       NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_audit_log PRIMARY KEY (sequence),
  CONSTRAINT uq_audit_log_hash UNIQUE (hash),
  CONSTRAINT ck_audit_log_sequence CHECK (sequence > 0),
  CONSTRAINT ck_audit_log_at CHECK (at >= '1900-01-01T00:00:00Z' AND at < '10000-01-01T00:00:00Z'),
  CONSTRAINT ck_audit_log_details CHECK (jsonb_typeof(details) = 'object'),
  CONSTRAINT ck_audit_log_hashes CHECK (octet_length(previous_hash) = 32 AND octet_length(hash) = 32)
);

CREATE INDEX ix_audit_log_at ON audit_log (at DESC);

CREATE INDEX ix_audit_log_subject ON audit_log (subject, sequence DESC);

COMMENT ON TABLE audit_log IS 'Who did what to what, chained by hash. Append-only: update, delete and truncate are refused.';
COMMENT ON COLUMN audit_log.sequence IS 'Place in the chain, without gaps, taken under the lock of audit_log_head.';
COMMENT ON COLUMN audit_log.at IS 'When it happened, from the application''s clock; within the years that its canonical text can tell apart.';
COMMENT ON COLUMN audit_log.actor IS 'A user id or the name of a job; a plain value, so that no key can touch it.';
COMMENT ON COLUMN audit_log.subject IS 'What it was done to, such as collection:<id>; a plain value.';
COMMENT ON COLUMN audit_log.details IS 'Object with what a reader will ask; never a secret.';
COMMENT ON COLUMN audit_log.previous_hash IS 'SHA-256 of the row before; 32 zero bytes for the first.';
COMMENT ON COLUMN audit_log.hash IS 'SHA-256 over previous_hash and the canonical text of this row, created_at left out; see audit_hash.';

CREATE TABLE audit_log_head (
  is_head    boolean     NOT NULL DEFAULT true,
  sequence   bigint      NOT NULL,
  hash       bytea       NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_audit_log_head PRIMARY KEY (is_head),
  CONSTRAINT ck_audit_log_head_one_row CHECK (is_head),
  CONSTRAINT ck_audit_log_head_sequence CHECK (sequence >= 0),
  CONSTRAINT ck_audit_log_head_hash CHECK (octet_length(hash) = 32)
);

COMMENT ON TABLE audit_log_head IS 'The one row whose lock orders the audit chain: the last sequence and hash.';
COMMENT ON COLUMN audit_log_head.sequence IS 'Sequence of the newest audit row, 0 before the first.';
COMMENT ON COLUMN audit_log_head.hash IS 'Hash of the newest audit row, 32 zero bytes before the first.';

INSERT INTO audit_log_head (sequence, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE TRIGGER tr_audit_log_head_updated_at BEFORE UPDATE ON audit_log_head
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE FUNCTION audit_hash(previous_hash bytea, sequence bigint, at timestamptz, actor text, action text, subject text, details jsonb)
  RETURNS bytea
  LANGUAGE sql
  STABLE
  SET search_path = pg_catalog
  RETURN sha256(previous_hash || convert_to(jsonb_build_array(
    sequence,
    to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    actor,
    action,
    subject,
    details)::text, 'UTF8'));

COMMENT ON FUNCTION audit_hash(bytea, bigint, timestamptz, text, text, text, jsonb) IS
  'The hash of one audit row: a JSON array keeps the fields apart, jsonb prints its keys in one order.';

CREATE FUNCTION audit_append(at timestamptz, actor text, action text, subject text, details jsonb)
  RETURNS bigint
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  head audit_log_head;
  next_hash bytea;
BEGIN
  SELECT * INTO STRICT head FROM audit_log_head FOR UPDATE;
  next_hash := audit_hash(head.hash, head.sequence + 1, at, actor, action, subject, details);
  INSERT INTO audit_log (sequence, at, actor, action, subject, details, previous_hash, hash)
  VALUES (head.sequence + 1, at, actor, action, subject, details, head.hash, next_hash);
  UPDATE audit_log_head SET sequence = head.sequence + 1, hash = next_hash WHERE is_head;
  RETURN head.sequence + 1;
END
$$;

COMMENT ON FUNCTION audit_append(timestamptz, text, text, text, jsonb) IS
  'Appends one row to the chain and returns its sequence. Call it last in a transaction: it holds the lock that orders all writers.';

CREATE FUNCTION audit_verify() RETURNS bigint
  LANGUAGE sql
  STABLE
  SET search_path = pg_catalog, public
  RETURN (
    SELECT min(broken.sequence)
    FROM (
      -- A missing row is broken at its own place, not at the next one's.
      SELECT least(chained.sequence, chained.expected_sequence) AS sequence
      FROM (
        SELECT
          audit_log.*,
          lag(audit_log.hash, 1, decode(repeat('00', 32), 'hex')) OVER by_sequence AS expected_previous_hash,
          lag(audit_log.sequence, 1, 0::bigint) OVER by_sequence + 1 AS expected_sequence
        FROM audit_log
        WINDOW by_sequence AS (ORDER BY audit_log.sequence)) AS chained
      WHERE chained.sequence <> chained.expected_sequence
         OR chained.previous_hash <> chained.expected_previous_hash
         OR chained.hash <> audit_hash(chained.previous_hash, chained.sequence, chained.at, chained.actor, chained.action, chained.subject, chained.details)
      UNION ALL
      -- The head tells what a chain cannot: where it ends. It may be gone itself.
      SELECT
        CASE
          WHEN head.sequence IS DISTINCT FROM newest.sequence THEN least(head.sequence, newest.sequence) + 1
          ELSE greatest(newest.sequence, 1)
        END
      FROM (
        SELECT coalesce(max(audit_log.sequence), 0) AS sequence
        FROM audit_log) AS newest
      LEFT JOIN audit_log_head AS head ON true
      LEFT JOIN audit_log AS last ON last.sequence = newest.sequence
      WHERE head.sequence IS DISTINCT FROM newest.sequence
         OR head.hash IS DISTINCT FROM coalesce(last.hash, decode(repeat('00', 32), 'hex'))) AS broken);

COMMENT ON FUNCTION audit_verify() IS 'The sequence at which the chain is first broken, null while it is whole.';

CREATE FUNCTION refuse_change() RETURNS trigger
  LANGUAGE plpgsql
  SET search_path = pg_catalog
AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

COMMENT ON FUNCTION refuse_change() IS 'Trigger that keeps a table append-only, for its owner too.';

CREATE TRIGGER tr_audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER tr_audit_log_no_truncate BEFORE TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE ALL ON FUNCTION
  audit_hash(bytea, bigint, timestamptz, text, text, text, jsonb),
  audit_append(timestamptz, text, text, text, jsonb),
  audit_verify(),
  refuse_change()
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_append(timestamptz, text, text, text, jsonb) TO uptick_accounts, uptick_collections, uptick_trends;
