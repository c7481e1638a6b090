-- A client that did not hear the answer asks again, and must get the same answer for the same effect.

CREATE TABLE idempotency_keys (
  principal        varchar(255) NOT NULL,
  key              varchar(255) NOT NULL,
  request_hash     bytea        NOT NULL,
  state            varchar(20)  NOT NULL DEFAULT 'in_flight',
  response_status  integer,
  response_headers jsonb,
  response_body    bytea,
  expires_at       timestamptz  NOT NULL,
  created_at       timestamptz  NOT NULL DEFAULT now(),
  updated_at       timestamptz  NOT NULL DEFAULT now(),
  CONSTRAINT pk_idempotency_keys PRIMARY KEY (principal, key),
  CONSTRAINT ck_idempotency_keys_key CHECK (key <> ''),
  CONSTRAINT ck_idempotency_keys_request_hash CHECK (octet_length(request_hash) = 32),
  CONSTRAINT ck_idempotency_keys_state CHECK (state IN ('in_flight', 'answered')),
  CONSTRAINT ck_idempotency_keys_answer CHECK ((state = 'answered') = (response_status IS NOT NULL)),
  CONSTRAINT ck_idempotency_keys_response_headers CHECK (jsonb_typeof(response_headers) = 'object'),
  CONSTRAINT ck_idempotency_keys_response_status CHECK (response_status BETWEEN 100 AND 599)
);

CREATE INDEX ix_idempotency_keys_expires_at ON idempotency_keys (expires_at);

COMMENT ON TABLE idempotency_keys IS 'What was answered under an Idempotency-Key. Reached through idempotency_begin and idempotency_answer alone.';
COMMENT ON COLUMN idempotency_keys.principal IS 'Whose key it is: a user id, or what stands for one before there is a user.';
COMMENT ON COLUMN idempotency_keys.key IS 'As the client sent it.';
COMMENT ON COLUMN idempotency_keys.request_hash IS 'SHA-256 over method, path and body: another request under the same key is refused.';
COMMENT ON COLUMN idempotency_keys.response_status IS 'HTTP status of the answer; null until there is one.';
COMMENT ON COLUMN idempotency_keys.response_headers IS 'Object of the answer''s headers that a repetition needs, such as location.';
COMMENT ON COLUMN idempotency_keys.response_body IS 'The answer''s bytes, given again as they are.';
COMMENT ON COLUMN idempotency_keys.expires_at IS 'From when on the key may be used anew, from the application''s clock.';

CREATE TRIGGER tr_idempotency_keys_updated_at BEFORE UPDATE ON idempotency_keys
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

-- Key, effect and answer share one transaction: what is found here is answered, and what was rolled back is not here. The lock
-- tells a repetition that the first is still at work, without waiting for it. Keys whose hashes meet say so of each other; an answer
-- is found by the key itself, so never another's.
CREATE FUNCTION idempotency_begin(
  for_principal text,
  for_key text,
  for_request_hash bytea,
  at timestamptz,
  until timestamptz,
  OUT outcome text,
  OUT status integer,
  OUT headers jsonb,
  OUT body bytea)
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  known idempotency_keys;
BEGIN
  IF (until > at) IS NOT TRUE THEN
    RAISE EXCEPTION 'a key is kept until after now' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF NOT pg_try_advisory_xact_lock(hashtextextended(for_key, hashtextextended(for_principal, 7231))) THEN
    outcome := 'in_flight';
    RETURN;
  END IF;
  INSERT INTO idempotency_keys AS present (principal, key, request_hash, expires_at)
  VALUES (for_principal, for_key, for_request_hash, until)
  ON CONFLICT (principal, key) DO UPDATE
  SET request_hash = excluded.request_hash,
      state = 'in_flight',
      response_status = NULL,
      response_headers = NULL,
      response_body = NULL,
      expires_at = excluded.expires_at
  WHERE present.expires_at <= at;
  IF FOUND THEN
    outcome := 'begun';
    RETURN;
  END IF;
  SELECT *
  INTO STRICT known
  FROM idempotency_keys
  WHERE idempotency_keys.principal = for_principal
    AND idempotency_keys.key = for_key;
  IF known.request_hash <> for_request_hash THEN
    outcome := 'mismatch';
  ELSIF known.state = 'answered' THEN
    outcome := 'answered';
    status := known.response_status;
    headers := known.response_headers;
    body := known.response_body;
  ELSE
    -- Committed without an answer: the effect may be there, so it must not be had twice.
    outcome := 'in_flight';
  END IF;
END
$$;

COMMENT ON FUNCTION idempotency_begin(text, text, bytea, timestamptz, timestamptz) IS
  'First statement of a write under a key: begun, answered (with the answer), mismatch (another request) or in_flight.';

CREATE FUNCTION idempotency_answer(for_principal text, for_key text, status integer, headers jsonb, body bytea) RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  UPDATE idempotency_keys
  SET state = 'answered',
      response_status = status,
      response_headers = headers,
      response_body = body
  WHERE idempotency_keys.principal = for_principal
    AND idempotency_keys.key = for_key
    AND idempotency_keys.state = 'in_flight';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no request is in flight under this key' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
END
$$;

COMMENT ON FUNCTION idempotency_answer(text, text, integer, jsonb, bytea) IS
  'Keeps the answer of a write that idempotency_begin let begin, in the same transaction.';

REVOKE ALL ON FUNCTION
  idempotency_begin(text, text, bytea, timestamptz, timestamptz),
  idempotency_answer(text, text, integer, jsonb, bytea)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  idempotency_begin(text, text, bytea, timestamptz, timestamptz),
  idempotency_answer(text, text, integer, jsonb, bytea)
TO uptick_accounts, uptick_collections, uptick_trends, uptick_market, uptick_portfolio, uptick_recommendations, uptick_reports;
-- Whether a key is old, not what was answered under it.
GRANT SELECT (principal, key, expires_at), DELETE ON idempotency_keys TO uptick_job_retention;
