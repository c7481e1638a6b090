-- Agents find and weigh; what each said stays, with the weight that it had.

CREATE TABLE agent_config (
  id         uuid             NOT NULL DEFAULT uuidv7(),
  agent_name varchar(100)     NOT NULL,
  role       varchar(20)      NOT NULL DEFAULT 'analysis',
  enabled    boolean          NOT NULL DEFAULT true,
  weight     double precision NOT NULL DEFAULT 1,
  parameters jsonb            NOT NULL DEFAULT '{}',
  created_at timestamptz      NOT NULL DEFAULT now(),
  updated_at timestamptz      NOT NULL DEFAULT now(),
  CONSTRAINT pk_agent_config PRIMARY KEY (id),
  CONSTRAINT uq_agent_config_agent_name UNIQUE (agent_name),
  CONSTRAINT ck_agent_config_agent_name CHECK (agent_name <> ''),
  CONSTRAINT ck_agent_config_role CHECK (role IN ('discovery', 'analysis')),
  CONSTRAINT ck_agent_config_weight CHECK (weight >= 0 AND weight < 'Infinity'),
  CONSTRAINT ck_agent_config_parameters CHECK (jsonb_typeof(parameters) = 'object')
);

COMMENT ON TABLE agent_config IS 'The agents, as an administrator set them.';
COMMENT ON COLUMN agent_config.role IS 'discovery writes signals, analysis writes results.';
COMMENT ON COLUMN agent_config.weight IS 'How much an analysis counts beside the others, 0 for not at all.';
COMMENT ON COLUMN agent_config.parameters IS 'Object with the agent''s own settings.';

CREATE TRIGGER tr_agent_config_updated_at BEFORE UPDATE ON agent_config
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE signals (
  id            uuid             NOT NULL DEFAULT uuidv7(),
  instrument_id uuid             NOT NULL,
  agent_name    varchar(100)     NOT NULL,
  signal_type   varchar(30)      NOT NULL,
  score         double precision NOT NULL,
  source        varchar(255)     NOT NULL,
  detected_at   timestamptz      NOT NULL,
  data          jsonb            NOT NULL DEFAULT '{}',
  created_at    timestamptz      NOT NULL DEFAULT now(),
  CONSTRAINT pk_signals PRIMARY KEY (id),
  CONSTRAINT uq_signals_key UNIQUE (instrument_id, agent_name, signal_type, detected_at),
  CONSTRAINT fk_signals_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT fk_signals_agent_name FOREIGN KEY (agent_name) REFERENCES agent_config (agent_name) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ck_signals_signal_type CHECK (signal_type IN (
    'price_move', 'volume_spike', 'volatility', 'technical', 'news', 'sentiment', 'trend', 'fundamental', 'insider', 'manual')),
  CONSTRAINT ck_signals_score CHECK (score BETWEEN 0 AND 100),
  CONSTRAINT ck_signals_data CHECK (jsonb_typeof(data) = 'object')
);

CREATE INDEX ix_signals_instrument_id ON signals (instrument_id, detected_at DESC);

CREATE INDEX ix_signals_agent_name ON signals (agent_name, detected_at DESC);

CREATE INDEX ix_signals_detected_at ON signals (detected_at DESC, id DESC);

COMMENT ON TABLE signals IS 'What a discovery agent noticed. Append-only.';
COMMENT ON COLUMN signals.score IS '0 to 100, how strong it is on the agent''s own scale.';
COMMENT ON COLUMN signals.source IS 'Where it was noticed.';
COMMENT ON COLUMN signals.detected_at IS 'From the application''s clock.';
COMMENT ON COLUMN signals.data IS 'Object with the numbers behind it.';

CREATE TABLE analysis_results (
  id             uuid             NOT NULL DEFAULT uuidv7(),
  instrument_id  uuid             NOT NULL,
  agent_name     varchar(100)     NOT NULL,
  recommendation varchar(10)      NOT NULL,
  confidence     double precision NOT NULL,
  weight         double precision NOT NULL DEFAULT 1,
  reasoning      text             NOT NULL,
  key_metrics    jsonb            NOT NULL DEFAULT '{}',
  analysed_at    timestamptz      NOT NULL,
  created_at     timestamptz      NOT NULL DEFAULT now(),
  CONSTRAINT pk_analysis_results PRIMARY KEY (id),
  CONSTRAINT uq_analysis_results_key UNIQUE (instrument_id, agent_name, analysed_at),
  CONSTRAINT fk_analysis_results_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT fk_analysis_results_agent_name FOREIGN KEY (agent_name) REFERENCES agent_config (agent_name) ON UPDATE CASCADE ON DELETE RESTRICT,
  CONSTRAINT ck_analysis_results_recommendation CHECK (recommendation IN ('BUY', 'HOLD', 'SELL')),
  CONSTRAINT ck_analysis_results_confidence CHECK (confidence BETWEEN 0 AND 1),
  CONSTRAINT ck_analysis_results_weight CHECK (weight >= 0 AND weight < 'Infinity'),
  CONSTRAINT ck_analysis_results_key_metrics CHECK (jsonb_typeof(key_metrics) = 'object')
);

CREATE INDEX ix_analysis_results_instrument_id ON analysis_results (instrument_id, analysed_at DESC);

CREATE INDEX ix_analysis_results_agent_name ON analysis_results (agent_name, analysed_at DESC);

CREATE INDEX ix_analysis_results_analysed_at ON analysis_results (analysed_at DESC, id DESC);

COMMENT ON TABLE analysis_results IS 'What an analysis agent concluded. Append-only.';
COMMENT ON COLUMN analysis_results.confidence IS '0 to 1, as the agent gave it.';
COMMENT ON COLUMN analysis_results.weight IS 'The agent''s weight when it concluded.';
COMMENT ON COLUMN analysis_results.key_metrics IS 'Object with the numbers that the reasoning names.';
COMMENT ON COLUMN analysis_results.analysed_at IS 'From the application''s clock.';

CREATE TABLE research_queue (
  id            uuid             NOT NULL DEFAULT uuidv7(),
  instrument_id uuid             NOT NULL,
  score         double precision NOT NULL,
  status        varchar(20)      NOT NULL DEFAULT 'pending',
  metadata      jsonb            NOT NULL DEFAULT '{}',
  queued_at     timestamptz      NOT NULL,
  finished_at   timestamptz,
  created_at    timestamptz      NOT NULL DEFAULT now(),
  updated_at    timestamptz      NOT NULL DEFAULT now(),
  CONSTRAINT pk_research_queue PRIMARY KEY (id),
  CONSTRAINT fk_research_queue_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT ck_research_queue_score CHECK (score BETWEEN 0 AND 100),
  CONSTRAINT ck_research_queue_status CHECK (status IN ('pending', 'in_progress', 'done', 'rejected')),
  CONSTRAINT ck_research_queue_metadata CHECK (jsonb_typeof(metadata) = 'object'),
  CONSTRAINT ck_research_queue_finished_at CHECK ((status IN ('done', 'rejected')) = (finished_at IS NOT NULL))
);

CREATE INDEX ix_research_queue_status ON research_queue (status, score DESC, id);

CREATE INDEX ix_research_queue_instrument_id ON research_queue (instrument_id, queued_at DESC);

CREATE UNIQUE INDEX ix_research_queue_open ON research_queue (instrument_id) WHERE status IN ('pending', 'in_progress');

COMMENT ON TABLE research_queue IS 'Instruments under investigation; each at most once at a time.';
COMMENT ON COLUMN research_queue.score IS '0 to 100, the higher the sooner.';
COMMENT ON COLUMN research_queue.metadata IS 'Object with what led to it: signals, topics.';
COMMENT ON COLUMN research_queue.queued_at IS 'From the application''s clock.';
COMMENT ON COLUMN research_queue.finished_at IS 'When it was done or rejected.';

CREATE TRIGGER tr_research_queue_updated_at BEFORE UPDATE ON research_queue
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

GRANT SELECT, INSERT, UPDATE ON agent_config, research_queue TO uptick_research;
GRANT SELECT, INSERT ON signals, analysis_results TO uptick_research;
GRANT SELECT ON agent_config, signals, analysis_results TO uptick_recommendations;
GRANT SELECT ON signals, analysis_results, research_queue TO uptick_reports;
