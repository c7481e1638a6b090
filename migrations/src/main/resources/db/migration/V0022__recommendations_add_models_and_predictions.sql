-- Nothing is predicted without a model version that says what it was made of and how it did.

CREATE TABLE model_versions (
  id            uuid         NOT NULL DEFAULT uuidv7(),
  version       varchar(100) NOT NULL,
  kind          varchar(20)  NOT NULL DEFAULT 'trained',
  trained_at    timestamptz  NOT NULL DEFAULT now(),
  trained_from  date,
  trained_to    date,
  params        jsonb        NOT NULL DEFAULT '{}',
  params_hash   char(64)     NOT NULL,
  metrics_json  jsonb        NOT NULL,
  model_path    varchar(500),
  model_bytes   bytea,
  has_edge      boolean      NOT NULL DEFAULT false,
  is_active     boolean      NOT NULL DEFAULT false,
  registered_by uuid,
  created_at    timestamptz  NOT NULL DEFAULT now(),
  updated_at    timestamptz  NOT NULL DEFAULT now(),
  CONSTRAINT pk_model_versions PRIMARY KEY (id),
  CONSTRAINT fk_model_versions_registered_by FOREIGN KEY (registered_by) REFERENCES users (id) ON DELETE SET NULL,
  CONSTRAINT ck_model_versions_version CHECK (version <> ''),
  CONSTRAINT ck_model_versions_kind CHECK (kind IN ('trained', 'rule_set', 'agent_line_up', 'external')),
  CONSTRAINT ck_model_versions_params_hash CHECK (params_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT ck_model_versions_params CHECK (jsonb_typeof(params) = 'object'),
  CONSTRAINT ck_model_versions_metrics_json CHECK (jsonb_typeof(metrics_json) = 'object'),
  CONSTRAINT ck_model_versions_trained_to CHECK (trained_to > trained_from)
);

CREATE UNIQUE INDEX ix_model_versions_version ON model_versions (version);

CREATE UNIQUE INDEX ix_model_versions_is_active ON model_versions (is_active) WHERE is_active;

CREATE INDEX ix_model_versions_registered_by ON model_versions (registered_by);

COMMENT ON TABLE model_versions IS 'Every model that recommendations were or are made with; at most one is active.';
COMMENT ON COLUMN model_versions.kind IS 'trained, a rule set, a line-up of agents, or external: somebody else''s predictions.';
COMMENT ON COLUMN model_versions.trained_at IS 'From the application''s clock; the default serves hand-written statements.';
COMMENT ON COLUMN model_versions.trained_from IS 'First day of the training data.';
COMMENT ON COLUMN model_versions.trained_to IS 'Day after the last one of the training data.';
COMMENT ON COLUMN model_versions.params IS 'Object with everything that training depends on besides the data.';
COMMENT ON COLUMN model_versions.params_hash IS 'SHA-256 over the parameters in canonical form, in hexadecimal digits.';
COMMENT ON COLUMN model_versions.metrics_json IS 'Object: accuracy, precision, recall, f1, sharpe, max_drawdown, out-of-sample R2, and the same of the baselines.';
COMMENT ON COLUMN model_versions.model_path IS 'Where the serialised model lies, if not in model_bytes.';
COMMENT ON COLUMN model_versions.model_bytes IS 'The serialised model.';
COMMENT ON COLUMN model_versions.has_edge IS 'Whether it beat its baselines out of sample after costs; false is said openly wherever it is used.';
COMMENT ON COLUMN model_versions.is_active IS 'The one that recommends now.';

CREATE TRIGGER tr_model_versions_updated_at BEFORE UPDATE ON model_versions
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE model_trials (
  id               uuid         NOT NULL DEFAULT uuidv7(),
  family           varchar(100) NOT NULL,
  params           jsonb        NOT NULL,
  params_hash      char(64)     NOT NULL,
  metrics_json     jsonb        NOT NULL,
  model_version_id uuid,
  tried_at         timestamptz  NOT NULL,
  created_at       timestamptz  NOT NULL DEFAULT now(),
  CONSTRAINT pk_model_trials PRIMARY KEY (id),
  CONSTRAINT fk_model_trials_model_version_id FOREIGN KEY (model_version_id) REFERENCES model_versions (id) ON DELETE RESTRICT,
  CONSTRAINT ck_model_trials_params CHECK (jsonb_typeof(params) = 'object'),
  CONSTRAINT ck_model_trials_params_hash CHECK (params_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT ck_model_trials_metrics_json CHECK (jsonb_typeof(metrics_json) = 'object')
);

CREATE INDEX ix_model_trials_family ON model_trials (family, tried_at);

CREATE INDEX ix_model_trials_model_version_id ON model_trials (model_version_id);

COMMENT ON TABLE model_trials IS 'Every training run that was tried, the discarded ones too: the deflated Sharpe ratio needs their number. Append-only.';
COMMENT ON COLUMN model_trials.family IS 'The search that it belongs to: trials are counted by family.';
COMMENT ON COLUMN model_trials.params IS 'Object, as in model_versions.';
COMMENT ON COLUMN model_trials.params_hash IS 'As in model_versions.';
COMMENT ON COLUMN model_trials.metrics_json IS 'Object, as in model_versions.';
COMMENT ON COLUMN model_trials.model_version_id IS 'The version that it became, null where it was discarded.';
COMMENT ON COLUMN model_trials.tried_at IS 'From the application''s clock.';

CREATE TABLE predictions (
  id                uuid             NOT NULL DEFAULT uuidv7(),
  instrument_id     uuid             NOT NULL,
  model_version_id  uuid             NOT NULL,
  profile           varchar(50)      NOT NULL DEFAULT 'moderate',
  generated_at      timestamptz      NOT NULL,
  target_date       date             NOT NULL,
  as_of_close       numeric(18, 6)   NOT NULL,
  predicted_return  double precision NOT NULL,
  predicted_price   numeric(18, 6)   GENERATED ALWAYS AS (as_of_close * (1 + predicted_return::numeric)) STORED,
  probability_buy   double precision,
  probability_hold  double precision,
  probability_sell  double precision,
  confidence        double precision NOT NULL,
  inputs_hash       char(64),
  created_at        timestamptz      NOT NULL DEFAULT now(),
  CONSTRAINT pk_predictions PRIMARY KEY (id),
  CONSTRAINT uq_predictions_key UNIQUE (model_version_id, instrument_id, profile, generated_at, target_date),
  CONSTRAINT fk_predictions_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT fk_predictions_model_version_id FOREIGN KEY (model_version_id) REFERENCES model_versions (id) ON DELETE RESTRICT,
  CONSTRAINT ck_predictions_profile CHECK (profile IN ('conservative', 'moderate', 'aggressive')),
  CONSTRAINT ck_predictions_as_of_close CHECK (as_of_close > 0 AND as_of_close < 'NaN'),
  CONSTRAINT ck_predictions_predicted_return CHECK (predicted_return > -1 AND predicted_return < 1000),
  CONSTRAINT ck_predictions_confidence CHECK (confidence BETWEEN 0 AND 1),
  CONSTRAINT ck_predictions_probabilities CHECK (
    num_nonnulls(probability_buy, probability_hold, probability_sell) = 0
    OR (num_nonnulls(probability_buy, probability_hold, probability_sell) = 3
      AND probability_buy BETWEEN 0 AND 1
      AND probability_hold BETWEEN 0 AND 1
      AND probability_sell BETWEEN 0 AND 1
      AND abs(probability_buy + probability_hold + probability_sell - 1) < 1e-6)),
  CONSTRAINT ck_predictions_inputs_hash CHECK (inputs_hash ~ '^[0-9a-f]{64}$')
);

CREATE INDEX ix_predictions_instrument_id ON predictions (instrument_id, generated_at DESC);

CREATE INDEX ix_predictions_target_date ON predictions (target_date);

COMMENT ON TABLE predictions IS 'What a model expected of an instrument at a time. Append-only.';
COMMENT ON COLUMN predictions.generated_at IS 'When it was made, from the application''s clock; nothing known later was used.';
COMMENT ON COLUMN predictions.target_date IS 'The exchange''s local date that it is about.';
COMMENT ON COLUMN predictions.as_of_close IS 'The close that it starts from, in the instrument''s currency.';
COMMENT ON COLUMN predictions.predicted_return IS 'Simple return until the target date, 0.01 for a percent.';
COMMENT ON COLUMN predictions.predicted_price IS 'as_of_close times 1 + predicted_return; derived.';
COMMENT ON COLUMN predictions.probability_buy IS 'Calibrated probability that the upper barrier is touched first, 0 to 1; the three sum to 1.';
COMMENT ON COLUMN predictions.probability_hold IS 'Of neither barrier.';
COMMENT ON COLUMN predictions.probability_sell IS 'Of the lower barrier.';
COMMENT ON COLUMN predictions.confidence IS '0 to 1.';
COMMENT ON COLUMN predictions.inputs_hash IS 'SHA-256 over the inputs in canonical form, in hexadecimal digits.';

GRANT SELECT, INSERT, UPDATE ON model_versions TO uptick_recommendations;
GRANT SELECT, INSERT ON model_trials, predictions TO uptick_recommendations;
GRANT SELECT ON model_versions TO uptick_dashboard, uptick_market, uptick_reports;
GRANT SELECT ON predictions TO uptick_market;
