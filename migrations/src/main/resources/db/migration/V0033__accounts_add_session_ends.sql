-- A session ends with its account's epoch and after some months however often it is refreshed; and the first refusal of a window is told apart.

ALTER TABLE refresh_tokens
  ADD COLUMN ends_at     timestamptz,
  ADD COLUMN token_epoch integer;

-- Nobody changed these rows: updated_at stays as it is.
ALTER TABLE refresh_tokens DISABLE TRIGGER tr_refresh_tokens_updated_at;

UPDATE refresh_tokens
SET ends_at = refresh_tokens.expires_at,
    token_epoch = users.token_epoch
FROM users
WHERE users.id = refresh_tokens.user_id;

ALTER TABLE refresh_tokens ENABLE TRIGGER tr_refresh_tokens_updated_at;

ALTER TABLE refresh_tokens
  ALTER COLUMN ends_at SET NOT NULL,
  ALTER COLUMN token_epoch SET NOT NULL,
  ADD CONSTRAINT ck_refresh_tokens_ends_at CHECK (ends_at >= expires_at),
  ADD CONSTRAINT ck_refresh_tokens_token_epoch CHECK (token_epoch >= 0);

COMMENT ON COLUMN refresh_tokens.ends_at IS 'When the session ends that began with the login, however often it is refreshed; the same in all of a family.';
COMMENT ON COLUMN refresh_tokens.token_epoch IS 'The account''s epoch at the login; with another one the token is worthless.';

CREATE FUNCTION throttle_attempts(throttle_kind text, throttle_subject bytea) RETURNS integer
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
  SELECT login_throttles.attempts
  FROM login_throttles
  WHERE login_throttles.kind = throttle_kind
    AND login_throttles.subject = throttle_subject;
END;

COMMENT ON FUNCTION throttle_attempts(text, bytea) IS
  'Attempts of a subject in its window, null where there was none. In the transaction of throttle_attempt: one more than is allowed at the first refusal.';

REVOKE ALL ON FUNCTION throttle_attempts(text, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION throttle_attempts(text, bytea) TO uptick_accounts;
