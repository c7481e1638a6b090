-- What to do, why, and how such advice did.

CREATE TABLE recommendations (
  id                  uuid             NOT NULL DEFAULT uuidv7(),
  instrument_id       uuid             NOT NULL,
  model_version_id    uuid             NOT NULL,
  prediction_id       uuid,
  profile             varchar(50)      NOT NULL,
  label               varchar(10)      NOT NULL,
  signal              varchar(10)      GENERATED ALWAYS AS (lower(label)) STORED,
  risk_level          varchar(10),
  confidence          double precision NOT NULL,
  confidence_method   varchar(50)      NOT NULL DEFAULT 'uncalibrated',
  base_rate           double precision,
  expected_return_pct double precision,
  horizon_days        integer,
  entry_price         numeric(18, 6),
  entry_rule          varchar(50),
  stop_loss           numeric(18, 6),
  take_profit         numeric(18, 6),
  justification       text,
  features_snapshot   jsonb            NOT NULL,
  inputs_hash         char(64),
  price_as_of         timestamptz,
  generated_at        timestamptz      NOT NULL DEFAULT now(),
  is_active           boolean          NOT NULL DEFAULT true,
  created_at          timestamptz      NOT NULL DEFAULT now(),
  updated_at          timestamptz      NOT NULL DEFAULT now(),
  CONSTRAINT pk_recommendations PRIMARY KEY (id),
  CONSTRAINT fk_recommendations_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT fk_recommendations_model_version_id FOREIGN KEY (model_version_id) REFERENCES model_versions (id) ON DELETE RESTRICT,
  CONSTRAINT fk_recommendations_prediction_id FOREIGN KEY (prediction_id) REFERENCES predictions (id) ON DELETE SET NULL,
  CONSTRAINT ck_recommendations_profile CHECK (profile IN ('conservative', 'moderate', 'aggressive')),
  CONSTRAINT ck_recommendations_label CHECK (label IN ('BUY', 'HOLD', 'SELL')),
  CONSTRAINT ck_recommendations_risk_level CHECK (risk_level IN ('low', 'medium', 'high')),
  CONSTRAINT ck_recommendations_confidence CHECK (confidence BETWEEN 0 AND 1),
  CONSTRAINT ck_recommendations_confidence_method CHECK (confidence_method IN ('platt', 'isotonic', 'cap', 'uncalibrated')),
  CONSTRAINT ck_recommendations_no_buy_without_confidence CHECK (label <> 'BUY' OR confidence > 0),
  CONSTRAINT ck_recommendations_base_rate CHECK (base_rate BETWEEN 0 AND 1),
  CONSTRAINT ck_recommendations_expected_return_pct CHECK (expected_return_pct >= -100 AND expected_return_pct < 100000),
  CONSTRAINT ck_recommendations_horizon_days CHECK (horizon_days > 0),
  CONSTRAINT ck_recommendations_prices CHECK (
    entry_price > 0 AND entry_price < 'NaN'
    AND stop_loss > 0 AND stop_loss < 'NaN'
    AND take_profit > 0 AND take_profit < 'NaN'),
  CONSTRAINT ck_recommendations_barriers CHECK (
    CASE label
      WHEN 'BUY' THEN coalesce(stop_loss < take_profit, true) AND coalesce(stop_loss < entry_price, true) AND coalesce(entry_price < take_profit, true)
      WHEN 'SELL' THEN coalesce(take_profit < stop_loss, true) AND coalesce(take_profit < entry_price, true) AND coalesce(entry_price < stop_loss, true)
      ELSE true
    END),
  CONSTRAINT ck_recommendations_features_snapshot CHECK (jsonb_typeof(features_snapshot) = 'object'),
  CONSTRAINT ck_recommendations_inputs_hash CHECK (inputs_hash ~ '^[0-9a-f]{64}$')
);

CREATE INDEX ix_recommendations_instrument_id ON recommendations (instrument_id);

CREATE INDEX ix_recommendations_model_version_id ON recommendations (model_version_id);

CREATE INDEX ix_recommendations_prediction_id ON recommendations (prediction_id);

CREATE INDEX ix_recommendations_profile ON recommendations (profile);

CREATE INDEX ix_recommendations_label ON recommendations (label);

CREATE INDEX ix_recommendations_generated_at ON recommendations (generated_at);

CREATE INDEX ix_recommendations_is_active ON recommendations (is_active);

CREATE INDEX idx_recommendations_active_generated ON recommendations (is_active, generated_at);

CREATE INDEX idx_recommendations_instrument_profile ON recommendations (instrument_id, profile, generated_at);

CREATE INDEX ix_recommendations_active_page ON recommendations (profile, generated_at DESC, id DESC) WHERE is_active;

CREATE INDEX ix_recommendations_justification ON recommendations USING gin (to_tsvector('english'::regconfig, coalesce(justification, '')));

COMMENT ON TABLE recommendations IS 'BUY, HOLD or SELL for an instrument and a risk profile, with all that it rests on; archived by is_active, never deleted.';
COMMENT ON COLUMN recommendations.signal IS 'The label in lower case; derived.';
COMMENT ON COLUMN recommendations.risk_level IS 'low, medium or high by the instrument''s volatility and the distance of the barriers.';
COMMENT ON COLUMN recommendations.confidence IS 'Probability, 0 to 1, that the call comes true, by the method beside it.';
COMMENT ON COLUMN recommendations.confidence_method IS 'How the confidence was made: platt, isotonic, cap, uncalibrated.';
COMMENT ON COLUMN recommendations.base_rate IS 'How often, 0 to 1, such a call comes true for any instrument of that time.';
COMMENT ON COLUMN recommendations.expected_return_pct IS 'Expected return over the horizon in percent.';
COMMENT ON COLUMN recommendations.horizon_days IS 'Trading days.';
COMMENT ON COLUMN recommendations.entry_price IS 'In the instrument''s currency, as the other prices here.';
COMMENT ON COLUMN recommendations.entry_rule IS 'How one would enter, such as next_open.';
COMMENT ON COLUMN recommendations.stop_loss IS 'Price at which the call was wrong.';
COMMENT ON COLUMN recommendations.take_profit IS 'Price at which the call came true.';
COMMENT ON COLUMN recommendations.justification IS 'Sentences from the exact contributions of the features.';
COMMENT ON COLUMN recommendations.features_snapshot IS 'Object with every feature value that was used, enough to compute the call again to the bit.';
COMMENT ON COLUMN recommendations.inputs_hash IS 'SHA-256 over the inputs in canonical form, in hexadecimal digits.';
COMMENT ON COLUMN recommendations.price_as_of IS 'Start of the bar that the prices come from.';
COMMENT ON COLUMN recommendations.generated_at IS 'From the application''s clock; the default serves hand-written statements.';

CREATE TRIGGER tr_recommendations_updated_at BEFORE UPDATE ON recommendations
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE user_recommendations (
  user_id           uuid        NOT NULL,
  recommendation_id uuid        NOT NULL,
  shown_at          timestamptz NOT NULL,
  created_at        timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_user_recommendations PRIMARY KEY (user_id, recommendation_id),
  CONSTRAINT fk_user_recommendations_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT fk_user_recommendations_recommendation_id FOREIGN KEY (recommendation_id) REFERENCES recommendations (id) ON DELETE CASCADE
);

CREATE INDEX ix_user_recommendations_recommendation_id ON user_recommendations (recommendation_id);

CREATE INDEX ix_user_recommendations_shown_at ON user_recommendations (user_id, shown_at DESC);

COMMENT ON TABLE user_recommendations IS 'Who was shown which recommendation, and when first. Append-only. Row-level security: a user sees only their own.';
COMMENT ON COLUMN user_recommendations.shown_at IS 'From the application''s clock.';

ALTER TABLE user_recommendations ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_recommendations FORCE ROW LEVEL SECURITY;

CREATE POLICY user_recommendations_own ON user_recommendations
  USING (user_id = (SELECT app_uid()))
  WITH CHECK (user_id = (SELECT app_uid()));

CREATE POLICY user_recommendations_owner_role ON user_recommendations TO CURRENT_USER
  USING (true)
  WITH CHECK (true);

CREATE TABLE recommendation_outcomes (
  recommendation_id   uuid             NOT NULL,
  exit_reason         varchar(20)      NOT NULL,
  exit_price          numeric(18, 6),
  exit_at             timestamptz,
  realised_return_pct double precision,
  is_hit              boolean,
  reason              text,
  evaluated_at        timestamptz      NOT NULL,
  created_at          timestamptz      NOT NULL DEFAULT now(),
  updated_at          timestamptz      NOT NULL DEFAULT now(),
  CONSTRAINT pk_recommendation_outcomes PRIMARY KEY (recommendation_id),
  CONSTRAINT fk_recommendation_outcomes_recommendation_id FOREIGN KEY (recommendation_id) REFERENCES recommendations (id) ON DELETE CASCADE,
  CONSTRAINT ck_recommendation_outcomes_exit_reason CHECK (exit_reason IN ('stop', 'target', 'horizon', 'unresolvable')),
  CONSTRAINT ck_recommendation_outcomes_finite CHECK (exit_price < 'NaN' AND realised_return_pct NOT IN ('NaN', 'Infinity', '-Infinity')),
  CONSTRAINT ck_recommendation_outcomes_is_hit CHECK (
    CASE exit_reason
      WHEN 'unresolvable' THEN is_hit IS NULL AND reason IS NOT NULL
      ELSE is_hit IS NOT NULL AND coalesce(exit_price > 0, false) AND exit_at IS NOT NULL AND realised_return_pct IS NOT NULL
    END)
);

CREATE INDEX ix_recommendation_outcomes_evaluated_at ON recommendation_outcomes (evaluated_at);

COMMENT ON TABLE recommendation_outcomes IS 'What came of a recommendation, from later bars; restated when a corporate action or a correction changes them.';
COMMENT ON COLUMN recommendation_outcomes.exit_reason IS 'stop, target, horizon, or unresolvable with the reason; where a bar touched both, the stop came first.';
COMMENT ON COLUMN recommendation_outcomes.exit_price IS 'In the instrument''s currency; a gap fills at the open.';
COMMENT ON COLUMN recommendation_outcomes.exit_at IS 'Start of the bar in which it ended.';
COMMENT ON COLUMN recommendation_outcomes.realised_return_pct IS 'Return from entry to exit in percent, after costs; of a SELL, that of avoiding it.';
COMMENT ON COLUMN recommendation_outcomes.evaluated_at IS 'From the application''s clock.';

CREATE TRIGGER tr_recommendation_outcomes_updated_at BEFORE UPDATE ON recommendation_outcomes
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

GRANT SELECT, INSERT, UPDATE ON recommendations, recommendation_outcomes TO uptick_recommendations;
GRANT SELECT, INSERT ON user_recommendations TO uptick_recommendations;
GRANT SELECT ON recommendations TO uptick_dashboard, uptick_reports, uptick_job_alerts, uptick_job_report;
GRANT SELECT ON recommendation_outcomes TO uptick_dashboard, uptick_reports;
