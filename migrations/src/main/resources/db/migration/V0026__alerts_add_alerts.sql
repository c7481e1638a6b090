-- Somebody must hear that a stop was touched or a source went silent: once, and until they say so.

CREATE TABLE alerts (
  id              uuid         NOT NULL DEFAULT uuidv7(),
  user_id         uuid,
  kind            varchar(30)  NOT NULL,
  subject         varchar(255) NOT NULL,
  instrument_id   uuid,
  message         text         NOT NULL,
  data            jsonb        NOT NULL DEFAULT '{}',
  raised_at       timestamptz  NOT NULL,
  acknowledged_at timestamptz,
  snoozed_until   timestamptz,
  created_at      timestamptz  NOT NULL DEFAULT now(),
  updated_at      timestamptz  NOT NULL DEFAULT now(),
  CONSTRAINT pk_alerts PRIMARY KEY (id),
  CONSTRAINT fk_alerts_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT fk_alerts_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT ck_alerts_kind CHECK (kind IN (
    'stop_touched', 'target_touched', 'trigger_met', 'recommendation_changed', 'restated', 'source_silent', 'quota_low', 'data_quality',
    'delivery_unknown', 'housekeeping')),
  CONSTRAINT ck_alerts_subject CHECK (subject <> ''),
  CONSTRAINT ck_alerts_data CHECK (jsonb_typeof(data) = 'object')
);

CREATE INDEX ix_alerts_user_id ON alerts (user_id, raised_at DESC, id DESC);

CREATE INDEX ix_alerts_instrument_id ON alerts (instrument_id);

CREATE UNIQUE INDEX ix_alerts_open ON alerts (user_id, kind, subject) NULLS NOT DISTINCT WHERE acknowledged_at IS NULL;

COMMENT ON TABLE alerts IS 'What was touched, when, for whom. Raised through alert_raise alone. Row-level security: a user sees their own, an administrator those for operators too.';
COMMENT ON COLUMN alerts.user_id IS 'Whom it is for, null for the operators.';
COMMENT ON COLUMN alerts.subject IS 'What it is about, such as position:<id> or source:reddit; open at most once for a user and kind.';
COMMENT ON COLUMN alerts.message IS 'One sentence for people.';
COMMENT ON COLUMN alerts.data IS 'Object with the numbers in the sentence.';
COMMENT ON COLUMN alerts.raised_at IS 'When it was noticed, from the application''s clock.';
COMMENT ON COLUMN alerts.acknowledged_at IS 'When it was answered; from then on the same may be raised anew.';
COMMENT ON COLUMN alerts.snoozed_until IS 'Until when it is not shown.';

CREATE TRIGGER tr_alerts_updated_at BEFORE UPDATE ON alerts
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE alerts ENABLE ROW LEVEL SECURITY;
ALTER TABLE alerts FORCE ROW LEVEL SECURITY;

CREATE POLICY alerts_own ON alerts
  USING (user_id = (SELECT app_uid()))
  WITH CHECK (user_id = (SELECT app_uid()));

CREATE POLICY alerts_owner_role ON alerts TO CURRENT_USER
  USING (true)
  WITH CHECK (true);

CREATE POLICY alerts_operators ON alerts
  USING (user_id IS NULL AND (SELECT app_is_admin()))
  WITH CHECK (user_id IS NULL AND (SELECT app_is_admin()));

CREATE POLICY alerts_job_report ON alerts FOR SELECT TO uptick_job_report
  USING (true);

CREATE POLICY alerts_job_retention ON alerts TO uptick_job_retention
  USING (true);

CREATE FUNCTION alert_raise(for_user uuid, alert_kind text, about text, instrument uuid, sentence text, details jsonb, at timestamptz)
  RETURNS uuid
  LANGUAGE sql
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
  INSERT INTO alerts (user_id, kind, subject, instrument_id, message, data, raised_at)
  VALUES (for_user, alert_kind, about, instrument, sentence, details, at)
  ON CONFLICT (user_id, kind, subject) WHERE acknowledged_at IS NULL DO NOTHING
  RETURNING alerts.id;
END;

COMMENT ON FUNCTION alert_raise(uuid, text, text, uuid, text, jsonb, timestamptz) IS
  'Raises an alert and returns its id; null where the same is open already. Several in one transaction go by user, kind and subject: it waits for whoever is raising the same.';

REVOKE ALL ON FUNCTION alert_raise(uuid, text, text, uuid, text, jsonb, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION alert_raise(uuid, text, text, uuid, text, jsonb, timestamptz) TO
  uptick_collections, uptick_market, uptick_quota, uptick_recommendations, uptick_job_alerts, uptick_job_report;
-- An alert is answered, not rewritten: two policies hold for an administrator, and together they would let one move an operators'
-- alert to themselves.
GRANT SELECT, UPDATE (acknowledged_at, snoozed_until) ON alerts TO uptick_portfolio;
GRANT SELECT ON alerts TO uptick_dashboard, uptick_job_report;
GRANT SELECT, DELETE ON alerts TO uptick_job_retention;
