-- Guessing is slowed down and a tier's limits are kept, across all instances of a function.

CREATE TABLE login_throttles (
  kind              varchar(10) NOT NULL,
  subject           bytea       NOT NULL,
  window_started_at timestamptz NOT NULL,
  attempts          integer     NOT NULL,
  created_at        timestamptz NOT NULL DEFAULT now(),
  updated_at        timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_login_throttles PRIMARY KEY (kind, subject),
  CONSTRAINT ck_login_throttles_kind CHECK (kind IN ('account', 'address')),
  CONSTRAINT ck_login_throttles_subject CHECK (octet_length(subject) = 32),
  CONSTRAINT ck_login_throttles_attempts CHECK (attempts > 0)
);

CREATE INDEX ix_login_throttles_window_started_at ON login_throttles (window_started_at);

COMMENT ON TABLE login_throttles IS 'Attempts to log in, by account and by address. Reached through throttle_attempt alone.';
COMMENT ON COLUMN login_throttles.subject IS 'SHA-256 of the login name or the address, known or not: neither stands here in clear.';
COMMENT ON COLUMN login_throttles.window_started_at IS 'When the first attempt of the window came, from the application''s clock.';
COMMENT ON COLUMN login_throttles.attempts IS 'Attempts in the window, allowed ones and refused ones.';

CREATE TRIGGER tr_login_throttles_updated_at BEFORE UPDATE ON login_throttles
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE FUNCTION throttle_attempt(throttle_kind text, throttle_subject bytea, at timestamptz, seconds integer, allowed integer)
  RETURNS timestamptz
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  throttle login_throttles;
BEGIN
  -- Without a window or a limit every comparison below would be null, and every attempt allowed.
  IF (seconds > 0) IS NOT TRUE OR allowed IS NULL THEN
    RAISE EXCEPTION 'a throttle needs a window and a limit' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO login_throttles AS present (kind, subject, window_started_at, attempts)
  VALUES (throttle_kind, throttle_subject, at, 1)
  ON CONFLICT (kind, subject) DO UPDATE
  SET window_started_at = CASE
        WHEN present.window_started_at + make_interval(secs => seconds) <= excluded.window_started_at THEN excluded.window_started_at
        ELSE present.window_started_at
      END,
      attempts = CASE
        WHEN present.window_started_at + make_interval(secs => seconds) <= excluded.window_started_at THEN 1
        ELSE present.attempts + 1
      END
  RETURNING * INTO STRICT throttle;
  RETURN CASE WHEN throttle.attempts > allowed THEN throttle.window_started_at + make_interval(secs => seconds) END;
END
$$;

COMMENT ON FUNCTION throttle_attempt(text, bytea, timestamptz, integer, integer) IS
  'Counts one attempt; null where it is allowed, else when the window ends. Commit it whatever becomes of the attempt, and at once: the next attempt of the subject waits.';

CREATE FUNCTION throttle_forget(throttle_kind text, throttle_subject bytea) RETURNS void
  LANGUAGE sql
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
  DELETE FROM login_throttles WHERE login_throttles.kind = throttle_kind AND login_throttles.subject = throttle_subject;
END;

COMMENT ON FUNCTION throttle_forget(text, bytea) IS 'Forgets the attempts of a subject, after one that was right.';

CREATE TABLE tier_usage (
  user_id    uuid        NOT NULL,
  day        date        NOT NULL,
  kind       varchar(20) NOT NULL,
  used       integer     NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_tier_usage PRIMARY KEY (user_id, day, kind),
  CONSTRAINT fk_tier_usage_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT ck_tier_usage_kind CHECK (kind IN ('requests', 'briefs')),
  CONSTRAINT ck_tier_usage_used CHECK (used >= 0)
);

CREATE INDEX ix_tier_usage_day ON tier_usage (day);

COMMENT ON TABLE tier_usage IS 'What a user''s tier limits, counted by day. Row-level security; written through tier_use alone.';
COMMENT ON COLUMN tier_usage.day IS 'UTC day, from the application''s clock.';
COMMENT ON COLUMN tier_usage.used IS 'How often the limited thing was granted that day.';

CREATE TRIGGER tr_tier_usage_updated_at BEFORE UPDATE ON tier_usage
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE tier_usage ENABLE ROW LEVEL SECURITY;
ALTER TABLE tier_usage FORCE ROW LEVEL SECURITY;

CREATE POLICY tier_usage_own ON tier_usage
  USING (user_id = (SELECT app_uid()))
  WITH CHECK (user_id = (SELECT app_uid()));

CREATE POLICY tier_usage_owner_role ON tier_usage TO CURRENT_USER
  USING (true)
  WITH CHECK (true);

CREATE POLICY tier_usage_admin ON tier_usage FOR SELECT
  USING ((SELECT app_is_admin()));

CREATE POLICY tier_usage_job_retention ON tier_usage TO uptick_job_retention
  USING (true);

-- One statement counts and refuses, so that no two requests both take the last one.
CREATE FUNCTION tier_use(usage_kind text, usage_day date, allowed integer) RETURNS boolean
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF app_uid() IS NULL THEN
    RAISE EXCEPTION 'this transaction acts for no user whose tier could be used' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  IF allowed IS NULL THEN
    RAISE EXCEPTION 'a tier needs a limit' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO tier_usage AS present (user_id, day, kind, used)
  SELECT app_uid(), usage_day, usage_kind, 1
  WHERE allowed > 0
  ON CONFLICT (user_id, day, kind) DO UPDATE
  SET used = present.used + 1
  WHERE present.used < allowed;
  RETURN FOUND;
END
$$;

COMMENT ON FUNCTION tier_use(text, date, integer) IS
  'Takes one of what the tier of this transaction''s user allows that day; false where all of it is used.';

REVOKE ALL ON FUNCTION
  throttle_attempt(text, bytea, timestamptz, integer, integer),
  throttle_forget(text, bytea),
  tier_use(text, date, integer)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION throttle_attempt(text, bytea, timestamptz, integer, integer), throttle_forget(text, bytea) TO uptick_accounts;
GRANT EXECUTE ON FUNCTION tier_use(text, date, integer) TO
  uptick_accounts, uptick_collections, uptick_trends, uptick_dashboard, uptick_market, uptick_portfolio, uptick_quota,
  uptick_recommendations, uptick_reports, uptick_research;
GRANT SELECT ON tier_usage TO uptick_accounts;
GRANT SELECT, DELETE ON login_throttles, tier_usage TO uptick_job_retention;
