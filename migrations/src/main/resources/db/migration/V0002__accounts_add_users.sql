-- People log in: the accounts, and the one door through which every transaction of theirs begins.

CREATE TABLE users (
  id            uuid         NOT NULL DEFAULT uuidv7(),
  email         varchar(255),
  username      varchar(100),
  password_hash varchar(255) NOT NULL,
  tier          varchar(20)  NOT NULL DEFAULT 'free',
  is_editor     boolean      NOT NULL DEFAULT false,
  is_admin      boolean      NOT NULL DEFAULT false,
  is_verified   boolean      NOT NULL DEFAULT false,
  is_deleted    boolean      NOT NULL DEFAULT false,
  deleted_at    timestamptz,
  last_login    timestamptz,
  token_epoch   integer      NOT NULL DEFAULT 0,
  created_at    timestamptz  NOT NULL DEFAULT now(),
  updated_at    timestamptz  NOT NULL DEFAULT now(),
  CONSTRAINT pk_users PRIMARY KEY (id),
  CONSTRAINT ck_users_has_a_name CHECK (email IS NOT NULL OR username IS NOT NULL),
  CONSTRAINT ck_users_email_is_an_address CHECK (position('@' IN email) > 1),
  CONSTRAINT ck_users_username_is_no_email CHECK (username <> '' AND position('@' IN username) = 0),
  CONSTRAINT ck_users_tier CHECK (tier IN ('free', 'premium')),
  CONSTRAINT ck_users_deleted_at CHECK (is_deleted = (deleted_at IS NOT NULL)),
  CONSTRAINT ck_users_token_epoch CHECK (token_epoch >= 0)
);

CREATE UNIQUE INDEX ix_users_email ON users (lower(email));

CREATE UNIQUE INDEX ix_users_username ON users (lower(username));

CREATE INDEX ix_users_is_deleted ON users (is_deleted);

COMMENT ON TABLE users IS 'One row per account. Protected by grants rather than row-level security: login reads it before there is a principal.';
COMMENT ON COLUMN users.email IS 'Login name, unique whatever its case; always contains @. An account has an e-mail address, a username or both.';
COMMENT ON COLUMN users.username IS 'Login name, unique whatever its case; never contains @, so that no one can take another''s address as a name.';
COMMENT ON COLUMN users.password_hash IS 'Argon2id in PHC string format, or a bcrypt hash from an older system.';
COMMENT ON COLUMN users.tier IS 'free or premium.';
COMMENT ON COLUMN users.is_editor IS 'May edit topics, start collections and ask for briefs.';
COMMENT ON COLUMN users.deleted_at IS 'When the account was closed; kept consistent with is_deleted by a trigger.';
COMMENT ON COLUMN users.last_login IS 'Time of the last successful login, from the application''s clock.';
COMMENT ON COLUMN users.token_epoch IS 'Raised to make every access token issued so far worthless.';

CREATE FUNCTION keep_deleted_at() RETURNS trigger
  LANGUAGE plpgsql
  SET search_path = pg_catalog
AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.is_deleted := NEW.is_deleted OR NEW.deleted_at IS NOT NULL;
  ELSIF NEW.is_deleted = OLD.is_deleted AND NEW.deleted_at IS DISTINCT FROM OLD.deleted_at THEN
    NEW.is_deleted := NEW.deleted_at IS NOT NULL;
  END IF;
  NEW.deleted_at := CASE WHEN NEW.is_deleted THEN coalesce(NEW.deleted_at, now()) END;
  RETURN NEW;
END
$$;

COMMENT ON FUNCTION keep_deleted_at() IS 'Trigger that keeps deleted_at consistent with is_deleted, whichever of the two a statement names.';

CREATE TRIGGER tr_users_deleted_at BEFORE INSERT OR UPDATE OF is_deleted, deleted_at ON users
  FOR EACH ROW EXECUTE FUNCTION keep_deleted_at();

CREATE TRIGGER tr_users_updated_at BEFORE UPDATE ON users
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

-- One round trip at the start of a transaction: who it acts for, and whether the token still counts.
CREATE FUNCTION app_enter(uid uuid, epoch integer) RETURNS boolean
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  PERFORM set_config('app.uid', uid::text, true);
  RETURN EXISTS (
    SELECT FROM users
    WHERE users.id = uid
      AND users.token_epoch = epoch
      AND NOT users.is_deleted);
END
$$;

COMMENT ON FUNCTION app_enter(uuid, integer) IS
  'Sets the principal of this transaction; false where the account is closed or the token''s epoch is no longer the account''s.';

REVOKE ALL ON FUNCTION app_enter(uuid, integer), keep_deleted_at() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enter(uuid, integer) TO uptick_accounts, uptick_collections, uptick_trends;

GRANT SELECT, INSERT, UPDATE ON users TO uptick_accounts;
