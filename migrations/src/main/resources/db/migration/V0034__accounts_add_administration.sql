-- Administrators find accounts among many, and purge one for good.

ALTER TABLE users ADD COLUMN purged_at timestamptz;

ALTER TABLE users ADD CONSTRAINT ck_users_purged_is_deleted CHECK (purged_at IS NULL OR is_deleted);

COMMENT ON COLUMN users.purged_at IS 'When the account was made nobody''s, from the application''s clock; it never opens again.';

-- The newest first, closed ones left out.
CREATE INDEX ix_users_open ON users (id) WHERE NOT is_deleted;

-- Names by byte order, so that a beginning is a range; closed accounts are passed over without a look at their rows.
CREATE INDEX ix_users_email_beginning ON users (lower(email) COLLATE "C", is_deleted);

CREATE INDEX ix_users_username_beginning ON users (lower(username) COLLATE "C", is_deleted);

-- Of a million accounts a handful are administrators', and the last of them has to be told.
CREATE INDEX ix_users_admins ON users (id) WHERE is_admin;

-- A user has few keys that count, and may have had many.
CREATE INDEX ix_api_keys_unrevoked ON api_keys (user_id, id DESC) WHERE revoked_at IS NULL;

CREATE FUNCTION account_purge(account uuid, at timestamptz) RETURNS boolean
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  address text;
BEGIN
  IF NOT app_is_admin() THEN
    RAISE EXCEPTION 'only an administrator purges an account' USING ERRCODE = 'invalid_authorization_specification';
  END IF;
  SELECT users.email INTO address FROM users WHERE users.id = account FOR UPDATE;
  -- The name in its place is drawn, not made of the id: nobody can have taken it before.
  UPDATE users
  SET email = NULL,
      username = 'purged ' || uuidv4(),
      password_hash = '!',
      tier = 'free',
      is_editor = false,
      is_admin = false,
      is_verified = false,
      deleted_at = coalesce(users.deleted_at, at),
      last_login = NULL,
      token_epoch = users.token_epoch + 1,
      purged_at = at
  WHERE users.id = account
    AND users.purged_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  DELETE FROM refresh_tokens WHERE refresh_tokens.user_id = account;
  DELETE FROM api_keys WHERE api_keys.user_id = account;
  DELETE FROM password_resets WHERE password_resets.user_id = account;
  DELETE FROM topic_watches WHERE topic_watches.user_id = account;
  DELETE FROM watchlist_entries WHERE watchlist_entries.user_id = account;
  DELETE FROM alerts WHERE alerts.user_id = account;
  DELETE FROM tier_usage WHERE tier_usage.user_id = account;
  UPDATE report_deliveries SET personal = '{}', rendered = NULL WHERE report_deliveries.user_id = account;
  -- When the risks were accepted stays: it says nothing about a person whom nobody can name.
  UPDATE user_settings
  SET time_zone = DEFAULT,
      preferred_profile = DEFAULT,
      holding_period = DEFAULT,
      risk_consent_accepted = DEFAULT
  WHERE user_settings.user_id = account;
  -- Without its address an invitation would be anybody's.
  UPDATE invites
  SET email = NULL,
      revoked_at = CASE WHEN invites.used_at IS NULL THEN coalesce(invites.revoked_at, at) ELSE invites.revoked_at END
  WHERE invites.used_by = account
     OR lower(invites.email) = lower(address);
  RETURN true;
END
$$;

COMMENT ON FUNCTION account_purge(uuid, timestamptz) IS
  'Makes an account nobody''s, for an administrator: no name, no password, no keys, nothing personal; positions, trades and what was shown stay. False where there is none, or none that is not purged already.';

REVOKE ALL ON FUNCTION account_purge(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION account_purge(uuid, timestamptz) TO uptick_accounts;
