-- A gap is only a gap on a day on which the exchange was open; two currencies compare only by the rate of the day.

CREATE TABLE exchange_calendars (
  exchange   varchar(50)            NOT NULL,
  day        date                   NOT NULL,
  kind       varchar(20)            NOT NULL,
  opens_at   time without time zone,
  closes_at  time without time zone,
  name       varchar(255),
  source     varchar(255)           NOT NULL,
  created_at timestamptz            NOT NULL DEFAULT now(),
  updated_at timestamptz            NOT NULL DEFAULT now(),
  CONSTRAINT pk_exchange_calendars PRIMARY KEY (exchange, day),
  CONSTRAINT ck_exchange_calendars_kind CHECK (kind IN ('holiday', 'half_day', 'extra_session')),
  CONSTRAINT ck_exchange_calendars_hours CHECK (
    CASE kind
      WHEN 'holiday' THEN opens_at IS NULL AND closes_at IS NULL
      WHEN 'half_day' THEN closes_at IS NOT NULL
      ELSE opens_at IS NOT NULL AND closes_at IS NOT NULL
    END),
  CONSTRAINT ck_exchange_calendars_closes_at CHECK (closes_at > opens_at)
);

COMMENT ON TABLE exchange_calendars IS 'Days that differ from the exchange''s regular week: closed, closed early, or open although it is a weekend.';
COMMENT ON COLUMN exchange_calendars.day IS 'The exchange''s local date.';
COMMENT ON COLUMN exchange_calendars.opens_at IS 'Local time of the exchange; null where it opens as usual.';
COMMENT ON COLUMN exchange_calendars.closes_at IS 'Local time of the exchange.';
COMMENT ON COLUMN exchange_calendars.name IS 'What the day is, such as Good Friday.';
COMMENT ON COLUMN exchange_calendars.source IS 'Where it is known from: a rule, or the exchange''s notice.';

CREATE TRIGGER tr_exchange_calendars_updated_at BEFORE UPDATE ON exchange_calendars
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE exchange_rates (
  base_currency  varchar(3)      NOT NULL,
  quote_currency varchar(3)      NOT NULL,
  day            date            NOT NULL,
  rate           numeric(20, 10) NOT NULL,
  source         varchar(255)    NOT NULL,
  recorded_at    timestamptz     NOT NULL,
  created_at     timestamptz     NOT NULL DEFAULT now(),
  updated_at     timestamptz     NOT NULL DEFAULT now(),
  CONSTRAINT pk_exchange_rates PRIMARY KEY (base_currency, quote_currency, day),
  CONSTRAINT ck_exchange_rates_base_currency CHECK (base_currency ~ '^[A-Z]{3}$'),
  CONSTRAINT ck_exchange_rates_quote_currency CHECK (quote_currency ~ '^[A-Z]{3}$' AND quote_currency <> base_currency),
  CONSTRAINT ck_exchange_rates_rate CHECK (rate > 0 AND rate < 'NaN')
);

COMMENT ON TABLE exchange_rates IS 'Daily rates between currencies.';
COMMENT ON COLUMN exchange_rates.day IS 'The day that the source gives the rate for.';
COMMENT ON COLUMN exchange_rates.rate IS 'Units of the quote currency for one of the base currency.';
COMMENT ON COLUMN exchange_rates.recorded_at IS 'When the rate became known to Uptick, from the application''s clock.';

CREATE TRIGGER tr_exchange_rates_updated_at BEFORE UPDATE ON exchange_rates
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

GRANT SELECT, INSERT, UPDATE ON exchange_calendars, exchange_rates TO uptick_market;
GRANT SELECT ON exchange_calendars, exchange_rates TO
  uptick_dashboard, uptick_portfolio, uptick_recommendations, uptick_reports, uptick_research, uptick_job_report;
GRANT SELECT ON exchange_calendars TO uptick_collections, uptick_job_alerts;
