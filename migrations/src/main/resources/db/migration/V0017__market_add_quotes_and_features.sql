-- Prices within the day, and what models read of them.

CREATE TABLE quotes (
  instrument_id uuid           NOT NULL,
  ts            timestamptz    NOT NULL,
  price         numeric(18, 6) NOT NULL,
  volume        bigint,
  source        varchar(255)   NOT NULL DEFAULT 'unknown',
  recorded_at   timestamptz    NOT NULL DEFAULT now(),
  CONSTRAINT pk_quotes PRIMARY KEY (instrument_id, ts),
  CONSTRAINT fk_quotes_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT ck_quotes_price CHECK (price > 0 AND price < 'NaN'),
  CONSTRAINT ck_quotes_volume CHECK (volume >= 0)
) PARTITION BY RANGE (ts);

CREATE TABLE quotes_default PARTITION OF quotes DEFAULT;

CREATE INDEX ix_quotes_ts ON quotes (ts);

COMMENT ON TABLE quotes IS 'The price of an instrument at a moment of the trading day. Append-only.';
COMMENT ON COLUMN quotes.ts IS 'When the price held, as the source says.';
COMMENT ON COLUMN quotes.price IS 'In the instrument''s currency, minor units turned into major ones.';
COMMENT ON COLUMN quotes.volume IS 'Shares traded that day until then, null where the source does not say.';
COMMENT ON COLUMN quotes.recorded_at IS 'When it became known to Uptick, from the application''s clock; it is also when the row was made.';

CREATE TABLE features (
  instrument_id       uuid             NOT NULL,
  ts                  timestamptz      NOT NULL,
  ret_1d              double precision,
  ret_5d              double precision,
  ret_20d             double precision,
  rsi_14              double precision,
  momentum_5d         double precision,
  vol_20d             double precision,
  atr_14              double precision,
  volume_zscore       double precision,
  additional_features jsonb,
  recorded_at         timestamptz      NOT NULL DEFAULT now(),
  CONSTRAINT idx_features_instrument_ts PRIMARY KEY (instrument_id, ts),
  CONSTRAINT fk_features_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT ck_features_rsi_14 CHECK (rsi_14 BETWEEN 0 AND 100),
  CONSTRAINT ck_features_vol_20d CHECK (vol_20d >= 0 AND vol_20d < 'Infinity'),
  CONSTRAINT ck_features_atr_14 CHECK (atr_14 >= 0 AND atr_14 < 'Infinity'),
  CONSTRAINT ck_features_additional_features CHECK (jsonb_typeof(additional_features) = 'object'),
  CONSTRAINT ck_features_finite CHECK (
    ret_1d NOT IN ('NaN', 'Infinity', '-Infinity')
    AND ret_5d NOT IN ('NaN', 'Infinity', '-Infinity')
    AND ret_20d NOT IN ('NaN', 'Infinity', '-Infinity')
    AND momentum_5d NOT IN ('NaN', 'Infinity', '-Infinity')
    AND volume_zscore NOT IN ('NaN', 'Infinity', '-Infinity'))
) PARTITION BY RANGE (ts);

CREATE TABLE features_default PARTITION OF features DEFAULT;

CREATE INDEX ix_features_ts ON features USING brin (ts);

COMMENT ON TABLE features IS 'What is computed of an instrument''s adjusted daily bars; null within the warm-up. Append-only but for rebuilding.';
COMMENT ON COLUMN features.ts IS 'Start of the daily bar that the row is computed at; nothing after it is used.';
COMMENT ON COLUMN features.ret_1d IS 'Simple return over 1 trading day, 0.01 for a percent.';
COMMENT ON COLUMN features.ret_5d IS 'Simple return over 5 trading days.';
COMMENT ON COLUMN features.ret_20d IS 'Simple return over 20 trading days.';
COMMENT ON COLUMN features.rsi_14 IS 'Relative strength index of 14 days, Wilder''s smoothing, 0 to 100.';
COMMENT ON COLUMN features.momentum_5d IS 'Close by the mean of the last 5 closes, less 1.';
COMMENT ON COLUMN features.vol_20d IS 'Standard deviation of the last 20 daily log returns, annualised by the square root of 252.';
COMMENT ON COLUMN features.atr_14 IS 'Average true range of 14 days, Wilder''s smoothing, in the instrument''s currency.';
COMMENT ON COLUMN features.volume_zscore IS 'Logarithm of the volume, in standard deviations from its mean over 20 days.';
COMMENT ON COLUMN features.additional_features IS 'Object of further numbers by name.';
COMMENT ON COLUMN features.recorded_at IS 'When the row became known to Uptick, from the application''s clock; it is also when it was made.';

GRANT SELECT, INSERT ON quotes TO uptick_market;
GRANT SELECT, INSERT, UPDATE, DELETE ON features TO uptick_market;
GRANT SELECT ON quotes TO uptick_dashboard, uptick_portfolio, uptick_reports, uptick_research, uptick_job_alerts, uptick_job_report;
GRANT SELECT ON features TO uptick_recommendations, uptick_research, uptick_job_alerts;
