-- Takes back the ends of sessions and the count of attempts.

DROP FUNCTION throttle_attempts(text, bytea);

ALTER TABLE refresh_tokens
  DROP COLUMN token_epoch,
  DROP COLUMN ends_at;
