-- Scripts call every function with a key: each may ask who holds one, and none but accounts may read the keys.

CREATE FUNCTION api_key_use(hash bytea, at timestamptz)
  RETURNS TABLE (user_id uuid, token_epoch integer, tier text, is_editor boolean, scopes text[])
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  -- Without a time no key would ever have expired.
  IF at IS NULL THEN
    RAISE EXCEPTION 'a key is used at some time' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  RETURN QUERY
  SELECT users.id, users.token_epoch, users.tier::text, users.is_editor OR users.is_admin, api_keys.scopes
  FROM api_keys
  JOIN users ON users.id = api_keys.user_id
  WHERE api_keys.key_hash = hash
    AND api_keys.revoked_at IS NULL
    AND (api_keys.expires_at IS NULL OR api_keys.expires_at > at)
    AND NOT users.is_deleted;
  IF FOUND THEN
    -- To the minute, and by whoever comes first: a script's many requests neither all write nor wait for each other.
    UPDATE api_keys
    SET last_used_at = at
    WHERE api_keys.id = (
      SELECT noted.id
      FROM api_keys AS noted
      WHERE noted.key_hash = hash
        AND (noted.last_used_at IS NULL OR noted.last_used_at <= at - interval '1 minute')
      FOR NO KEY UPDATE SKIP LOCKED);
  END IF;
END
$$;

COMMENT ON FUNCTION api_key_use(bytea, timestamptz) IS
  'Whom the key of this SHA-256 acts for, and notes the use; no row where it is unknown, revoked or expired or the account is closed. Says nothing of administrators: a key is at most an editor''s.';

REVOKE ALL ON FUNCTION api_key_use(bytea, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api_key_use(bytea, timestamptz) TO
  uptick_accounts, uptick_collections, uptick_trends, uptick_dashboard, uptick_market, uptick_portfolio, uptick_quota,
  uptick_recommendations, uptick_reports, uptick_research;
