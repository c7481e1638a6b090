-- A score is judged: by what is usual, by what came of it, and by who used it.

ALTER TABLE trends ADD COLUMN ai_brief_source varchar(20)
  CONSTRAINT ck_trends_ai_brief_source CHECK (ai_brief_source IN ('template', 'llm'));

ALTER TABLE trends ADD COLUMN ai_brief_facts_hash bytea
  CONSTRAINT ck_trends_ai_brief_facts_hash CHECK (octet_length(ai_brief_facts_hash) = 32);

COMMENT ON COLUMN trends.ai_brief_source IS 'Who wrote the brief: the template, or a language model.';
COMMENT ON COLUMN trends.ai_brief_facts_hash IS 'SHA-256 over the facts that the brief was written from; the same facts need no new brief.';

-- The rows of a run lie together, and a sample of the table meets far fewer runs than there are: told that a run has about fifty
-- rows, the server keeps one plan for the Top 10 of any run instead of planning each anew.
ALTER TABLE trends ALTER COLUMN collection_id SET (n_distinct = -0.02);

CREATE TABLE metric_baselines (
  id          uuid             NOT NULL DEFAULT uuidv7(),
  platform    varchar(20)      NOT NULL,
  group_key   varchar(255)     NOT NULL,
  metric      varchar(50)      NOT NULL,
  window_end  date             NOT NULL,
  window_days integer          NOT NULL,
  samples     integer          NOT NULL,
  median      double precision NOT NULL,
  mad         double precision NOT NULL,
  quantiles   jsonb            NOT NULL DEFAULT '{}',
  computed_at timestamptz      NOT NULL,
  created_at  timestamptz      NOT NULL DEFAULT now(),
  CONSTRAINT pk_metric_baselines PRIMARY KEY (id),
  CONSTRAINT uq_metric_baselines_key UNIQUE (platform, group_key, metric, window_end),
  CONSTRAINT ck_metric_baselines_platform CHECK (platform IN ('reddit', 'youtube', 'google_trends', 'similarweb', 'wikipedia')),
  CONSTRAINT ck_metric_baselines_samples CHECK (samples > 0 AND window_days > 0),
  CONSTRAINT ck_metric_baselines_median CHECK (median NOT IN ('NaN', 'Infinity', '-Infinity')),
  CONSTRAINT ck_metric_baselines_quantiles CHECK (jsonb_typeof(quantiles) = 'object'),
  CONSTRAINT ck_metric_baselines_mad CHECK (mad >= 0 AND mad < 'Infinity')
);

CREATE INDEX ix_metric_baselines_window ON metric_baselines (platform, metric, window_end);

COMMENT ON TABLE metric_baselines IS 'What is usual for a group on a platform, over a window of days. Append-only: a later window is a new row.';
COMMENT ON COLUMN metric_baselines.group_key IS 'A subreddit, a channel, a size of channel, or another group that compares with itself.';
COMMENT ON COLUMN metric_baselines.window_end IS 'UTC day after the last one in the window.';
COMMENT ON COLUMN metric_baselines.window_days IS 'Days in the window.';
COMMENT ON COLUMN metric_baselines.samples IS 'Observations behind it.';
COMMENT ON COLUMN metric_baselines.median IS 'In the metric''s own unit.';
COMMENT ON COLUMN metric_baselines.mad IS 'Median absolute deviation from the median, in the metric''s own unit.';
COMMENT ON COLUMN metric_baselines.quantiles IS 'Object probability -> value.';
COMMENT ON COLUMN metric_baselines.computed_at IS 'From the application''s clock.';

CREATE TABLE trend_outcomes (
  trend_id          uuid             NOT NULL,
  horizon_days      integer          NOT NULL,
  signal            double precision NOT NULL,
  baseline          double precision NOT NULL,
  due_at            timestamptz      NOT NULL,
  signal_at_horizon double precision,
  is_hit            boolean,
  reason            text,
  resolved_at       timestamptz,
  created_at        timestamptz      NOT NULL DEFAULT now(),
  updated_at        timestamptz      NOT NULL DEFAULT now(),
  CONSTRAINT pk_trend_outcomes PRIMARY KEY (trend_id, horizon_days),
  CONSTRAINT fk_trend_outcomes_trend_id FOREIGN KEY (trend_id) REFERENCES trends (id) ON DELETE CASCADE,
  CONSTRAINT ck_trend_outcomes_horizon_days CHECK (horizon_days IN (1, 7, 28)),
  CONSTRAINT ck_trend_outcomes_finite CHECK (
    signal NOT IN ('NaN', 'Infinity', '-Infinity')
    AND baseline NOT IN ('NaN', 'Infinity', '-Infinity')
    AND signal_at_horizon NOT IN ('NaN', 'Infinity', '-Infinity')),
  CONSTRAINT ck_trend_outcomes_is_hit CHECK (is_hit IS NULL OR (resolved_at IS NOT NULL AND signal_at_horizon IS NOT NULL)),
  CONSTRAINT ck_trend_outcomes_absence_has_a_reason CHECK (resolved_at IS NULL OR is_hit IS NOT NULL OR reason IS NOT NULL)
);

CREATE INDEX ix_trend_outcomes_due ON trend_outcomes (due_at, trend_id) WHERE resolved_at IS NULL;

CREATE INDEX ix_trend_outcomes_resolved ON trend_outcomes (horizon_days, resolved_at);

COMMENT ON TABLE trend_outcomes IS 'What came of a trend after 1, 7 and 28 days, against the baseline frozen when it was flagged.';
COMMENT ON COLUMN trend_outcomes.horizon_days IS 'Days after the observation behind the trend.';
COMMENT ON COLUMN trend_outcomes.signal IS 'The signal when the trend was flagged, in its own unit.';
COMMENT ON COLUMN trend_outcomes.baseline IS 'What was usual then, frozen; a hit is 1.2 times as much or more at the horizon.';
COMMENT ON COLUMN trend_outcomes.due_at IS 'When the horizon is reached.';
COMMENT ON COLUMN trend_outcomes.signal_at_horizon IS 'The signal at the horizon, from a later collection.';
COMMENT ON COLUMN trend_outcomes.is_hit IS 'Null until resolved, and where it cannot be, with the reason.';
COMMENT ON COLUMN trend_outcomes.resolved_at IS 'When it was decided, from the application''s clock.';

CREATE TRIGGER tr_trend_outcomes_updated_at BEFORE UPDATE ON trend_outcomes
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE trend_feedback (
  id         uuid        NOT NULL DEFAULT uuidv7(),
  user_id    uuid        NOT NULL,
  trend_id   uuid        NOT NULL,
  verdict    varchar(20) NOT NULL,
  given_at   timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_trend_feedback PRIMARY KEY (id),
  CONSTRAINT uq_trend_feedback_user_trend UNIQUE (user_id, trend_id),
  CONSTRAINT fk_trend_feedback_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT fk_trend_feedback_trend_id FOREIGN KEY (trend_id) REFERENCES trends (id) ON DELETE CASCADE,
  CONSTRAINT ck_trend_feedback_verdict CHECK (verdict IN ('used', 'not_useful'))
);

CREATE INDEX ix_trend_feedback_trend_id ON trend_feedback (trend_id);

COMMENT ON TABLE trend_feedback IS 'Whether a user did something with a trend. Row-level security: a user sees and changes only their own.';
COMMENT ON COLUMN trend_feedback.given_at IS 'From the application''s clock.';

CREATE TRIGGER tr_trend_feedback_updated_at BEFORE UPDATE ON trend_feedback
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE trend_feedback ENABLE ROW LEVEL SECURITY;
ALTER TABLE trend_feedback FORCE ROW LEVEL SECURITY;

CREATE POLICY trend_feedback_own ON trend_feedback
  USING (user_id = (SELECT app_uid()))
  WITH CHECK (user_id = (SELECT app_uid()));

CREATE POLICY trend_feedback_owner_role ON trend_feedback TO CURRENT_USER
  USING (true)
  WITH CHECK (true);

GRANT SELECT, INSERT ON metric_baselines TO uptick_trends;
GRANT SELECT, INSERT, UPDATE ON trend_outcomes TO uptick_trends;
GRANT SELECT, INSERT, UPDATE ON trend_feedback TO uptick_trends;
GRANT SELECT ON trends, trend_scorings TO uptick_dashboard, uptick_reports, uptick_recommendations, uptick_research;
GRANT SELECT ON trend_outcomes TO uptick_dashboard, uptick_reports;
GRANT SELECT ON trends, trend_outcomes TO uptick_collections;
