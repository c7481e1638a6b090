-- The morning report: shared facts once, the personal part with each delivery.

CREATE TABLE reports (
  id                    uuid        NOT NULL DEFAULT uuidv7(),
  report_date           date        NOT NULL,
  kind                  varchar(20) NOT NULL DEFAULT 'morning',
  content               jsonb       NOT NULL,
  rendered              text        NOT NULL,
  stocks_analyzed       integer     NOT NULL DEFAULT 0,
  recommendations_count integer     NOT NULL DEFAULT 0,
  generated_at          timestamptz NOT NULL,
  created_at            timestamptz NOT NULL DEFAULT now(),
  updated_at            timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_reports PRIMARY KEY (id),
  CONSTRAINT uq_reports_report_date_kind UNIQUE (report_date, kind),
  CONSTRAINT ck_reports_kind CHECK (kind IN ('morning', 'weekly')),
  CONSTRAINT ck_reports_content CHECK (jsonb_typeof(content) = 'object'),
  CONSTRAINT ck_reports_counts CHECK (stocks_analyzed >= 0 AND recommendations_count >= 0)
);

COMMENT ON TABLE reports IS 'What is the same in a report for everybody; made once for a date and kind.';
COMMENT ON COLUMN reports.report_date IS 'The UTC date that it is for.';
COMMENT ON COLUMN reports.content IS 'Object with the facts, each with the rows that it rests on.';
COMMENT ON COLUMN reports.rendered IS 'The same as text.';
COMMENT ON COLUMN reports.stocks_analyzed IS 'Instruments that were looked at.';
COMMENT ON COLUMN reports.recommendations_count IS 'Recommendations that are named in it.';
COMMENT ON COLUMN reports.generated_at IS 'From the application''s clock.';

CREATE TRIGGER tr_reports_updated_at BEFORE UPDATE ON reports
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE report_deliveries (
  id           uuid        NOT NULL DEFAULT uuidv7(),
  report_id    uuid        NOT NULL,
  user_id      uuid        NOT NULL,
  channel      varchar(20) NOT NULL,
  status       varchar(20) NOT NULL DEFAULT 'pending',
  personal     jsonb       NOT NULL DEFAULT '{}',
  rendered     text,
  attempted_at timestamptz,
  finished_at  timestamptz,
  reason       text,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_report_deliveries PRIMARY KEY (id),
  CONSTRAINT uq_report_deliveries_recipient UNIQUE (report_id, user_id, channel),
  CONSTRAINT fk_report_deliveries_report_id FOREIGN KEY (report_id) REFERENCES reports (id) ON DELETE CASCADE,
  CONSTRAINT fk_report_deliveries_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT ck_report_deliveries_channel CHECK (channel IN ('page', 'email')),
  CONSTRAINT ck_report_deliveries_status CHECK (status IN ('pending', 'sending', 'sent', 'failed', 'unknown')),
  CONSTRAINT ck_report_deliveries_personal CHECK (jsonb_typeof(personal) = 'object'),
  CONSTRAINT ck_report_deliveries_finished_at CHECK ((status IN ('pending', 'sending')) = (finished_at IS NULL)),
  CONSTRAINT ck_report_deliveries_failure_has_a_reason CHECK (status NOT IN ('failed', 'unknown') OR reason IS NOT NULL)
);

CREATE INDEX ix_report_deliveries_user_id ON report_deliveries (user_id, id DESC);

CREATE INDEX ix_report_deliveries_open ON report_deliveries (status, id) WHERE status <> 'sent';

COMMENT ON TABLE report_deliveries IS 'One delivery for each report, reader and channel, at most once. Row-level security: a reader sees only their own.';
COMMENT ON COLUMN report_deliveries.status IS 'unknown where it may or may not have arrived: shown, and sent again only by hand.';
COMMENT ON COLUMN report_deliveries.personal IS 'Object with the reader''s own part: positions, alerts, recommendations by profile.';
COMMENT ON COLUMN report_deliveries.attempted_at IS 'When it was about to be sent, from the application''s clock.';
COMMENT ON COLUMN report_deliveries.finished_at IS 'When its status became final.';

CREATE TRIGGER tr_report_deliveries_updated_at BEFORE UPDATE ON report_deliveries
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE report_deliveries ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_deliveries FORCE ROW LEVEL SECURITY;

CREATE POLICY report_deliveries_own ON report_deliveries
  USING (user_id = (SELECT app_uid()))
  WITH CHECK (user_id = (SELECT app_uid()));

CREATE POLICY report_deliveries_owner_role ON report_deliveries TO CURRENT_USER
  USING (true)
  WITH CHECK (true);

CREATE POLICY report_deliveries_admin ON report_deliveries FOR SELECT
  USING ((SELECT app_is_admin()));

CREATE POLICY report_deliveries_job_report ON report_deliveries TO uptick_job_report
  USING (true)
  WITH CHECK (true);

GRANT SELECT, INSERT ON reports TO uptick_reports;
GRANT SELECT ON reports TO uptick_dashboard, uptick_job_report;
GRANT SELECT ON report_deliveries TO uptick_reports, uptick_dashboard;
GRANT SELECT, INSERT, UPDATE ON report_deliveries TO uptick_job_report;
-- Whom to write to, and where; nothing else of an account.
GRANT SELECT (id, email, is_verified, is_deleted) ON users TO uptick_job_report;
