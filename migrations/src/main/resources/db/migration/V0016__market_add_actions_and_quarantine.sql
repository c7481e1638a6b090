-- Splits and dividends explain a jump; a bar that nothing explains is set aside with its reason.

CREATE TABLE corporate_actions (
  id            uuid            NOT NULL DEFAULT uuidv7(),
  instrument_id uuid            NOT NULL,
  kind          varchar(20)     NOT NULL,
  ex_date       date            NOT NULL,
  split_ratio   numeric(20, 10),
  amount        numeric(18, 6),
  currency      varchar(3),
  is_cancelled  boolean         NOT NULL DEFAULT false,
  detected_by   varchar(20)     NOT NULL,
  source        varchar(255)    NOT NULL,
  recorded_at   timestamptz     NOT NULL,
  created_at    timestamptz     NOT NULL DEFAULT now(),
  CONSTRAINT pk_corporate_actions PRIMARY KEY (id),
  CONSTRAINT uq_corporate_actions_version UNIQUE (instrument_id, ex_date, kind, recorded_at),
  CONSTRAINT fk_corporate_actions_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT ck_corporate_actions_kind CHECK (kind IN ('split', 'dividend')),
  CONSTRAINT ck_corporate_actions_detected_by CHECK (detected_by IN ('action', 'overlap')),
  CONSTRAINT ck_corporate_actions_split_ratio CHECK (split_ratio > 0 AND split_ratio < 'NaN' AND split_ratio <> 1),
  CONSTRAINT ck_corporate_actions_amount CHECK (amount > 0 AND amount < 'NaN'),
  CONSTRAINT ck_corporate_actions_currency CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT ck_corporate_actions_says_what CHECK (
    CASE kind
      WHEN 'split' THEN split_ratio IS NOT NULL AND amount IS NULL
      ELSE split_ratio IS NULL AND amount IS NOT NULL AND currency IS NOT NULL
    END)
);

COMMENT ON TABLE corporate_actions IS 'Splits and dividends, each version with when it became known. Append-only: a correction is a later version.';
COMMENT ON COLUMN corporate_actions.ex_date IS 'First trading day at the changed price, the exchange''s local date.';
COMMENT ON COLUMN corporate_actions.split_ratio IS 'New shares for one old share: 4 for a four-for-one split, 0.1 for a one-for-ten reverse split.';
COMMENT ON COLUMN corporate_actions.amount IS 'Dividend a share, in the currency beside it.';
COMMENT ON COLUMN corporate_actions.is_cancelled IS 'This version takes the action back.';
COMMENT ON COLUMN corporate_actions.detected_by IS 'action where the provider named it, overlap where its history changed by a constant factor.';
COMMENT ON COLUMN corporate_actions.recorded_at IS 'When this version became known to Uptick, from the application''s clock.';

CREATE TABLE quarantined_bars (
  id            uuid         NOT NULL DEFAULT uuidv7(),
  instrument_id uuid,
  collection_id uuid,
  interval      varchar(10)  NOT NULL,
  ts            timestamptz,
  payload       jsonb        NOT NULL,
  source        varchar(255) NOT NULL,
  reason        varchar(30)  NOT NULL,
  detail        text         NOT NULL,
  status        varchar(20)  NOT NULL DEFAULT 'pending',
  reviewed_by   uuid,
  reviewed_at   timestamptz,
  recorded_at   timestamptz  NOT NULL,
  created_at    timestamptz  NOT NULL DEFAULT now(),
  updated_at    timestamptz  NOT NULL DEFAULT now(),
  CONSTRAINT pk_quarantined_bars PRIMARY KEY (id),
  CONSTRAINT fk_quarantined_bars_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT fk_quarantined_bars_collection_id FOREIGN KEY (collection_id) REFERENCES data_collections (id) ON DELETE SET NULL,
  CONSTRAINT fk_quarantined_bars_reviewed_by FOREIGN KEY (reviewed_by) REFERENCES users (id) ON DELETE SET NULL,
  CONSTRAINT ck_quarantined_bars_reason CHECK (reason IN (
    'unreadable', 'missing_value', 'non_positive_price', 'ohlc_order', 'negative_volume', 'duplicate', 'closed_day', 'future',
    'spike', 'unit_switch', 'unknown_instrument')),
  CONSTRAINT ck_quarantined_bars_status CHECK (status IN ('pending', 'accepted', 'dropped')),
  CONSTRAINT ck_quarantined_bars_review CHECK ((status = 'pending') = (reviewed_at IS NULL))
);

CREATE INDEX ix_quarantined_bars_status ON quarantined_bars (status, recorded_at DESC, id DESC);

CREATE INDEX ix_quarantined_bars_instrument_id ON quarantined_bars (instrument_id, ts DESC);

CREATE INDEX ix_quarantined_bars_collection_id ON quarantined_bars (collection_id);

CREATE INDEX ix_quarantined_bars_reviewed_by ON quarantined_bars (reviewed_by);

COMMENT ON TABLE quarantined_bars IS 'Bars that failed a check, with the reason; reviewed or dropped, never silently used.';
COMMENT ON COLUMN quarantined_bars.ts IS 'Start of the bar where it could be read.';
COMMENT ON COLUMN quarantined_bars.payload IS 'The bar as it was received.';
COMMENT ON COLUMN quarantined_bars.detail IS 'One sentence for people, with the numbers.';
COMMENT ON COLUMN quarantined_bars.reviewed_at IS 'When it was accepted or dropped, from the application''s clock.';
COMMENT ON COLUMN quarantined_bars.recorded_at IS 'When it was received, from the application''s clock.';

CREATE TRIGGER tr_quarantined_bars_updated_at BEFORE UPDATE ON quarantined_bars
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

GRANT SELECT, INSERT ON corporate_actions TO uptick_market;
GRANT SELECT, INSERT, UPDATE ON quarantined_bars TO uptick_market;
GRANT SELECT ON corporate_actions TO
  uptick_dashboard, uptick_portfolio, uptick_recommendations, uptick_reports, uptick_research, uptick_job_alerts, uptick_job_report;
