-- What a user chose: risk profile, holding period, time zone, and whether the risks were accepted.

CREATE TABLE user_settings (
  id                       uuid        NOT NULL DEFAULT uuidv7(),
  user_id                  uuid        NOT NULL,
  time_zone                varchar(64) NOT NULL DEFAULT 'UTC',
  preferred_profile        varchar(50) NOT NULL DEFAULT 'moderate',
  holding_period           varchar(20) NOT NULL DEFAULT 'daily',
  risk_consent_accepted    boolean     NOT NULL DEFAULT false,
  risk_consent_accepted_at timestamptz,
  created_at               timestamptz NOT NULL DEFAULT now(),
  updated_at               timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_user_settings PRIMARY KEY (id),
  CONSTRAINT fk_user_settings_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT ck_user_settings_time_zone CHECK (time_zone <> ''),
  CONSTRAINT ck_user_settings_preferred_profile CHECK (preferred_profile IN ('conservative', 'moderate', 'aggressive')),
  CONSTRAINT ck_user_settings_holding_period CHECK (holding_period IN ('daily', 'weekly', 'monthly')),
  CONSTRAINT ck_user_settings_consent_has_a_time CHECK (NOT risk_consent_accepted OR risk_consent_accepted_at IS NOT NULL)
);

CREATE UNIQUE INDEX ix_user_settings_user_id ON user_settings (user_id);

COMMENT ON TABLE user_settings IS 'One row per account, made with it. Row-level security: a user sees and changes only their own.';
COMMENT ON COLUMN user_settings.time_zone IS 'Name of the IANA time zone in which days are shown to the user.';
COMMENT ON COLUMN user_settings.preferred_profile IS 'Risk profile; as risk_tolerance it reads low, medium, high in the same order.';
COMMENT ON COLUMN user_settings.holding_period IS 'daily, weekly or monthly: a horizon of 1, 5 or 21 trading days.';
COMMENT ON COLUMN user_settings.risk_consent_accepted IS 'Whether the risk disclosure was accepted; without it no recommendation is shown.';
COMMENT ON COLUMN user_settings.risk_consent_accepted_at IS 'When it was accepted, from the application''s clock; kept after a withdrawal.';

CREATE TRIGGER tr_user_settings_updated_at BEFORE UPDATE ON user_settings
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

INSERT INTO user_settings (user_id)
SELECT id
FROM users;

ALTER TABLE user_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_settings FORCE ROW LEVEL SECURITY;

CREATE POLICY user_settings_own ON user_settings
  USING (user_id = (SELECT app_uid()))
  WITH CHECK (user_id = (SELECT app_uid()));

CREATE POLICY user_settings_owner_role ON user_settings TO CURRENT_USER
  USING (true)
  WITH CHECK (true);

-- Reports are written in the reader's time zone, for readers who accepted the risks; a trigger ends with the day of the user's
-- time zone, and one on a recommendation is met by that of the user's profile.
CREATE POLICY user_settings_jobs ON user_settings FOR SELECT TO uptick_job_alerts, uptick_job_report
  USING (true);

GRANT SELECT, INSERT, UPDATE ON user_settings TO uptick_accounts;
GRANT SELECT ON user_settings TO uptick_recommendations, uptick_reports, uptick_dashboard, uptick_job_alerts, uptick_job_report;
