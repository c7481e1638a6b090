-- A request is counted for its tier without a write of its own: an instance takes a block at a time. And what is kept under an
-- idempotency key can be read by nobody but who sent it.

-- One statement grants what is left, so that no two instances are both given the last of it.
CREATE FUNCTION tier_take(usage_kind text, usage_day date, wanted integer, allowed integer) RETURNS integer
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  granted integer;
BEGIN
  IF app_uid() IS NULL THEN
    RAISE EXCEPTION 'this transaction acts for no user whose tier could be used' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  IF allowed IS NULL OR (wanted > 0) IS NOT TRUE THEN
    RAISE EXCEPTION 'a tier needs a limit, and a block is of one at least' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO tier_usage AS present (user_id, day, kind, used)
  SELECT app_uid(), usage_day, usage_kind, least(wanted, allowed)
  WHERE allowed > 0
  ON CONFLICT (user_id, day, kind) DO UPDATE
  SET used = least(present.used::bigint + wanted, allowed)
  WHERE present.used < allowed
  RETURNING new.used - coalesce(old.used, 0) INTO granted;
  RETURN coalesce(granted, 0);
END
$$;

COMMENT ON FUNCTION tier_take(text, date, integer, integer) IS
  'Takes up to so many of what the tier of this transaction''s user allows that day; how many were granted, 0 where all of it is used.';

REVOKE ALL ON FUNCTION tier_take(text, date, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tier_take(text, date, integer, integer) TO
  uptick_accounts, uptick_collections, uptick_trends, uptick_dashboard, uptick_market, uptick_portfolio, uptick_quota,
  uptick_recommendations, uptick_reports, uptick_research;

COMMENT ON COLUMN tier_usage.used IS 'How often the limited thing was granted that day, or is held by an instance that may grant it.';
COMMENT ON COLUMN idempotency_keys.key IS 'SHA-256 in base64url of what the client sent.';
COMMENT ON COLUMN idempotency_keys.request_hash IS 'HMAC-SHA256 over method, path and body, with a secret from what the client sent: another request under the same key is refused.';
COMMENT ON COLUMN idempotency_keys.response_headers IS 'Object of headers; null where they are within the body.';
COMMENT ON COLUMN idempotency_keys.response_body IS 'The answer''s content type, location and bytes, encrypted with a secret from what the client sent (AES-256-GCM, nonce first).';
