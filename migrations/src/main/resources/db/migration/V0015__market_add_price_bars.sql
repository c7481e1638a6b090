-- Prices as they were traded, and what was believed of them before a correction.

-- Columns of a fixed length come first, so that no row is padded between them, and pages of the key are filled: bars of an
-- instrument arrive in the order of time. Together that is a tenth of the bytes.
CREATE TABLE price_bars (
  instrument_id uuid           NOT NULL,
  ts            timestamptz    NOT NULL,
  recorded_at   timestamptz    NOT NULL DEFAULT now(),
  volume        bigint         NOT NULL,
  interval      varchar(10)    NOT NULL,
  open          numeric(18, 6) NOT NULL,
  high          numeric(18, 6) NOT NULL,
  low           numeric(18, 6) NOT NULL,
  close         numeric(18, 6) NOT NULL,
  source        varchar(255)   NOT NULL DEFAULT 'unknown',
  CONSTRAINT idx_price_bars_instrument_ts_interval PRIMARY KEY (instrument_id, interval, ts) WITH (fillfactor = 100),
  CONSTRAINT fk_price_bars_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT ck_price_bars_prices CHECK (low > 0 AND high < 'NaN' AND high >= greatest(open, close) AND low <= least(open, close)),
  CONSTRAINT ck_price_bars_volume CHECK (volume >= 0)
) PARTITION BY LIST (interval);

-- Years of daily bars stay; weeks of 15-minute bars are dropped when they are old. Their parts are made ahead by upkeep, and a row
-- that no part is for lands in a default part, which a health check watches.
CREATE TABLE price_bars_daily PARTITION OF price_bars FOR VALUES IN ('daily') PARTITION BY RANGE (ts);

CREATE TABLE price_bars_daily_default PARTITION OF price_bars_daily DEFAULT;

CREATE TABLE price_bars_15m PARTITION OF price_bars FOR VALUES IN ('15m') PARTITION BY RANGE (ts);

CREATE TABLE price_bars_15m_default PARTITION OF price_bars_15m DEFAULT;

CREATE TABLE price_bars_default PARTITION OF price_bars DEFAULT;

-- Rows arrive in the order of time, so the smallest of indexes tells where a time lies.
CREATE INDEX ix_price_bars_ts ON price_bars USING brin (ts);

COMMENT ON TABLE price_bars IS 'Prices as traded, never adjusted: that happens on reading. Append-only; a corrected bar moves to price_bar_revisions.';
COMMENT ON COLUMN price_bars.interval IS 'daily, 15m, or another width of the bar.';
COMMENT ON COLUMN price_bars.ts IS 'Start of the bar; of a daily bar, midnight UTC of the exchange''s local date.';
COMMENT ON COLUMN price_bars.open IS 'In the instrument''s currency, minor units turned into major ones, as the other prices here.';
COMMENT ON COLUMN price_bars.high IS 'Highest price of the bar.';
COMMENT ON COLUMN price_bars.low IS 'Lowest price of the bar.';
COMMENT ON COLUMN price_bars.close IS 'Last price of the bar.';
COMMENT ON COLUMN price_bars.volume IS 'Shares traded.';
COMMENT ON COLUMN price_bars.recorded_at IS 'When this version became known to Uptick, from the application''s clock; it is also when the row was made.';

CREATE TABLE price_bar_revisions (
  instrument_id  uuid           NOT NULL,
  interval       varchar(10)    NOT NULL,
  ts             timestamptz    NOT NULL,
  recorded_at    timestamptz    NOT NULL,
  superseded_at  timestamptz    NOT NULL,
  open           numeric(18, 6) NOT NULL,
  high           numeric(18, 6) NOT NULL,
  low            numeric(18, 6) NOT NULL,
  close          numeric(18, 6) NOT NULL,
  volume         bigint         NOT NULL,
  source         varchar(255)   NOT NULL,
  reason         text           NOT NULL,
  created_at     timestamptz    NOT NULL DEFAULT now(),
  CONSTRAINT pk_price_bar_revisions PRIMARY KEY (instrument_id, interval, ts, recorded_at),
  CONSTRAINT fk_price_bar_revisions_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT ck_price_bar_revisions_superseded_at CHECK (superseded_at > recorded_at),
  CONSTRAINT ck_price_bar_revisions_prices CHECK (low > 0 AND high < 'NaN' AND high >= greatest(open, close) AND low <= least(open, close)),
  CONSTRAINT ck_price_bar_revisions_volume CHECK (volume >= 0)
);

COMMENT ON TABLE price_bar_revisions IS 'Bars that were corrected, as they were believed from recorded_at to superseded_at. Append-only.';
COMMENT ON COLUMN price_bar_revisions.ts IS 'Start of the bar, as in price_bars.';
COMMENT ON COLUMN price_bar_revisions.recorded_at IS 'From when this version was believed, from the application''s clock.';
COMMENT ON COLUMN price_bar_revisions.superseded_at IS 'Until when, this moment excluded.';
COMMENT ON COLUMN price_bar_revisions.open IS 'As in price_bars, as the other prices here.';
COMMENT ON COLUMN price_bar_revisions.high IS 'Highest price of the bar.';
COMMENT ON COLUMN price_bar_revisions.low IS 'Lowest price of the bar.';
COMMENT ON COLUMN price_bar_revisions.close IS 'Last price of the bar.';
COMMENT ON COLUMN price_bar_revisions.volume IS 'Shares traded.';

CREATE TABLE latest_bars (
  instrument_id uuid           NOT NULL,
  interval      varchar(10)    NOT NULL,
  ts            timestamptz    NOT NULL,
  open          numeric(18, 6) NOT NULL,
  high          numeric(18, 6) NOT NULL,
  low           numeric(18, 6) NOT NULL,
  close         numeric(18, 6) NOT NULL,
  volume        bigint         NOT NULL,
  source        varchar(255)   NOT NULL,
  recorded_at   timestamptz    NOT NULL,
  created_at    timestamptz    NOT NULL DEFAULT now(),
  updated_at    timestamptz    NOT NULL DEFAULT now(),
  CONSTRAINT pk_latest_bars PRIMARY KEY (instrument_id, interval),
  CONSTRAINT fk_latest_bars_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT ck_latest_bars_prices CHECK (low > 0 AND high < 'NaN' AND high >= greatest(open, close) AND low <= least(open, close)),
  CONSTRAINT ck_latest_bars_volume CHECK (volume >= 0)
);

COMMENT ON TABLE latest_bars IS 'The newest bar of each instrument and interval, written in the transaction that writes price_bars.';
COMMENT ON COLUMN latest_bars.ts IS 'Start of the bar, as in price_bars.';
COMMENT ON COLUMN latest_bars.open IS 'As in price_bars, as the other prices here.';
COMMENT ON COLUMN latest_bars.high IS 'Highest price of the bar.';
COMMENT ON COLUMN latest_bars.low IS 'Lowest price of the bar.';
COMMENT ON COLUMN latest_bars.close IS 'Last price of the bar.';
COMMENT ON COLUMN latest_bars.volume IS 'Shares traded.';
COMMENT ON COLUMN latest_bars.recorded_at IS 'When this version became known to Uptick.';

CREATE TRIGGER tr_latest_bars_updated_at BEFORE UPDATE ON latest_bars
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

GRANT SELECT, INSERT, UPDATE, DELETE ON price_bars TO uptick_market;
GRANT SELECT, INSERT ON price_bar_revisions TO uptick_market;
GRANT SELECT, INSERT, UPDATE ON latest_bars TO uptick_market;
GRANT SELECT ON price_bars, latest_bars TO
  uptick_dashboard, uptick_portfolio, uptick_recommendations, uptick_reports, uptick_research, uptick_job_alerts, uptick_job_report;
-- What was believed before matters to decisions alone.
GRANT SELECT ON price_bar_revisions TO uptick_recommendations, uptick_research;
