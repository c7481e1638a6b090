-- Staying logged in, scripts, invitations and forgotten passwords: each a secret of which only the hash is kept.

CREATE TABLE refresh_tokens (
  id         uuid        NOT NULL DEFAULT uuidv7(),
  user_id    uuid        NOT NULL,
  family_id  uuid        NOT NULL,
  token_hash bytea       NOT NULL,
  issued_at  timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz,
  revoked_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_refresh_tokens PRIMARY KEY (id),
  CONSTRAINT uq_refresh_tokens_token_hash UNIQUE (token_hash),
  CONSTRAINT fk_refresh_tokens_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT ck_refresh_tokens_token_hash CHECK (octet_length(token_hash) = 32),
  CONSTRAINT ck_refresh_tokens_expires_at CHECK (expires_at > issued_at)
);

CREATE INDEX ix_refresh_tokens_user_id ON refresh_tokens (user_id);

CREATE INDEX ix_refresh_tokens_family_id ON refresh_tokens (family_id);

CREATE INDEX ix_refresh_tokens_expires_at ON refresh_tokens (expires_at);

COMMENT ON TABLE refresh_tokens IS 'One row per refresh token. Looked up before there is a principal: protected by grants.';
COMMENT ON COLUMN refresh_tokens.family_id IS 'All tokens that descend from one login; a token used twice revokes its family.';
COMMENT ON COLUMN refresh_tokens.token_hash IS 'SHA-256 of the token; the token itself is random and stands nowhere.';
COMMENT ON COLUMN refresh_tokens.issued_at IS 'From the application''s clock, as the other times here.';
COMMENT ON COLUMN refresh_tokens.expires_at IS 'From when on the token is worthless.';
COMMENT ON COLUMN refresh_tokens.used_at IS 'When it was exchanged for the next of its family; null while it is the newest.';
COMMENT ON COLUMN refresh_tokens.revoked_at IS 'When it was ended before its time.';

CREATE TRIGGER tr_refresh_tokens_updated_at BEFORE UPDATE ON refresh_tokens
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE api_keys (
  id           uuid         NOT NULL DEFAULT uuidv7(),
  user_id      uuid         NOT NULL,
  name         varchar(100) NOT NULL,
  key_prefix   varchar(16)  NOT NULL,
  key_hash     bytea        NOT NULL,
  scopes       text[]       NOT NULL,
  issued_at    timestamptz  NOT NULL,
  expires_at   timestamptz,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  created_at   timestamptz  NOT NULL DEFAULT now(),
  updated_at   timestamptz  NOT NULL DEFAULT now(),
  CONSTRAINT pk_api_keys PRIMARY KEY (id),
  CONSTRAINT uq_api_keys_key_hash UNIQUE (key_hash),
  CONSTRAINT fk_api_keys_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT ck_api_keys_name CHECK (name <> ''),
  CONSTRAINT ck_api_keys_key_hash CHECK (octet_length(key_hash) = 32),
  CONSTRAINT ck_api_keys_scopes CHECK (scopes <@ ARRAY['read', 'write', 'predictions'])
);

CREATE INDEX ix_api_keys_user_id ON api_keys (user_id, id DESC);

COMMENT ON TABLE api_keys IS 'Keys for scripts. Looked up before there is a principal: protected by grants.';
COMMENT ON COLUMN api_keys.key_prefix IS 'The beginning of the key, by which its owner tells keys apart.';
COMMENT ON COLUMN api_keys.key_hash IS 'SHA-256 of the key; the key itself is random, shown once and stands nowhere.';
COMMENT ON COLUMN api_keys.scopes IS 'What the key may do, at most what its owner may: read, write, predictions.';
COMMENT ON COLUMN api_keys.issued_at IS 'From the application''s clock, as the other times here.';
COMMENT ON COLUMN api_keys.expires_at IS 'From when on the key is worthless, null for never.';
COMMENT ON COLUMN api_keys.last_used_at IS 'To the minute or so: not every request writes it.';
COMMENT ON COLUMN api_keys.revoked_at IS 'When its owner or an administrator ended it.';

CREATE TRIGGER tr_api_keys_updated_at BEFORE UPDATE ON api_keys
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE invites (
  id         uuid         NOT NULL DEFAULT uuidv7(),
  token_hash bytea        NOT NULL,
  email      varchar(255),
  tier       varchar(20)  NOT NULL DEFAULT 'free',
  is_editor  boolean      NOT NULL DEFAULT false,
  created_by uuid,
  issued_at  timestamptz  NOT NULL,
  expires_at timestamptz  NOT NULL,
  used_at    timestamptz,
  used_by    uuid,
  revoked_at timestamptz,
  created_at timestamptz  NOT NULL DEFAULT now(),
  updated_at timestamptz  NOT NULL DEFAULT now(),
  CONSTRAINT pk_invites PRIMARY KEY (id),
  CONSTRAINT uq_invites_token_hash UNIQUE (token_hash),
  CONSTRAINT fk_invites_created_by FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE SET NULL,
  CONSTRAINT fk_invites_used_by FOREIGN KEY (used_by) REFERENCES users (id) ON DELETE SET NULL,
  CONSTRAINT ck_invites_token_hash CHECK (octet_length(token_hash) = 32),
  CONSTRAINT ck_invites_email_is_an_address CHECK (position('@' IN email) > 1),
  CONSTRAINT ck_invites_tier CHECK (tier IN ('free', 'premium')),
  CONSTRAINT ck_invites_expires_at CHECK (expires_at > issued_at),
  CONSTRAINT ck_invites_used_by CHECK (used_by IS NULL OR used_at IS NOT NULL)
);

CREATE INDEX ix_invites_created_by ON invites (created_by);

CREATE INDEX ix_invites_used_by ON invites (used_by);

COMMENT ON TABLE invites IS 'Single-use invitations to register, handed out by administrators.';
COMMENT ON COLUMN invites.token_hash IS 'SHA-256 of the invitation''s token, which stands nowhere.';
COMMENT ON COLUMN invites.email IS 'Whom it is for; null where whoever holds it may use it.';
COMMENT ON COLUMN invites.tier IS 'The tier that the new account gets.';
COMMENT ON COLUMN invites.is_editor IS 'Whether the new account gets the editor role.';
COMMENT ON COLUMN invites.issued_at IS 'From the application''s clock, as the other times here.';
COMMENT ON COLUMN invites.expires_at IS 'From when on it is worthless.';
COMMENT ON COLUMN invites.used_at IS 'When somebody registered with it.';
COMMENT ON COLUMN invites.revoked_at IS 'When an administrator took it back.';

CREATE TRIGGER tr_invites_updated_at BEFORE UPDATE ON invites
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE password_resets (
  id         uuid        NOT NULL DEFAULT uuidv7(),
  user_id    uuid        NOT NULL,
  token_hash bytea       NOT NULL,
  issued_by  varchar(10) NOT NULL,
  issued_at  timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_password_resets PRIMARY KEY (id),
  CONSTRAINT uq_password_resets_token_hash UNIQUE (token_hash),
  CONSTRAINT fk_password_resets_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT ck_password_resets_token_hash CHECK (octet_length(token_hash) = 32),
  CONSTRAINT ck_password_resets_issued_by CHECK (issued_by IN ('user', 'admin')),
  CONSTRAINT ck_password_resets_expires_at CHECK (expires_at > issued_at)
);

CREATE INDEX ix_password_resets_user_id ON password_resets (user_id, issued_at DESC);

CREATE INDEX ix_password_resets_expires_at ON password_resets (expires_at);

COMMENT ON TABLE password_resets IS 'Single-use tokens to set a new password. Looked up before there is a principal: protected by grants.';
COMMENT ON COLUMN password_resets.token_hash IS 'SHA-256 of the token, which stands nowhere.';
COMMENT ON COLUMN password_resets.issued_by IS 'user where it was asked for and mailed, admin where an administrator handed it out.';
COMMENT ON COLUMN password_resets.issued_at IS 'From the application''s clock, as the other times here.';
COMMENT ON COLUMN password_resets.expires_at IS 'From when on it is worthless.';
COMMENT ON COLUMN password_resets.used_at IS 'When the new password was set with it.';

CREATE TRIGGER tr_password_resets_updated_at BEFORE UPDATE ON password_resets
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE signing_keys (
  key_id        varchar(100) NOT NULL,
  public_jwk    jsonb        NOT NULL,
  signs_from    timestamptz  NOT NULL,
  signs_until   timestamptz,
  trusted_until timestamptz,
  created_at    timestamptz  NOT NULL DEFAULT now(),
  updated_at    timestamptz  NOT NULL DEFAULT now(),
  CONSTRAINT pk_signing_keys PRIMARY KEY (key_id),
  CONSTRAINT ck_signing_keys_public_jwk CHECK (coalesce(public_jwk ->> 'kid' = key_id, false) AND NOT public_jwk ?| ARRAY['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']),
  CONSTRAINT ck_signing_keys_window CHECK (
    signs_until > signs_from
    AND trusted_until >= signs_until
    AND (signs_until IS NOT NULL OR trusted_until IS NULL))
);

COMMENT ON TABLE signing_keys IS 'The public halves of the keys that access tokens are signed with, and when each counts.';
COMMENT ON COLUMN signing_keys.public_jwk IS 'JSON Web Key (RFC 7517) of the public half; one with private members is refused.';
COMMENT ON COLUMN signing_keys.signs_from IS 'From when on tokens are signed with it; published before, so that all know it by then.';
COMMENT ON COLUMN signing_keys.signs_until IS 'Until when tokens are signed with it, null for the current key.';
COMMENT ON COLUMN signing_keys.trusted_until IS 'Until when tokens signed with it are believed, null while it signs.';

CREATE TRIGGER tr_signing_keys_updated_at BEFORE UPDATE ON signing_keys
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

GRANT SELECT, INSERT, UPDATE ON refresh_tokens, api_keys, invites, password_resets, signing_keys TO uptick_accounts;
GRANT SELECT, DELETE ON refresh_tokens, password_resets TO uptick_job_retention;
GRANT SELECT ON signing_keys TO
  uptick_collections, uptick_trends, uptick_dashboard, uptick_market, uptick_portfolio, uptick_quota, uptick_recommendations,
  uptick_reports, uptick_research;
