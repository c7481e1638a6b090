-- What can be recommended: the listings, found by symbol and by name.

CREATE TABLE instruments (
  id                        uuid           NOT NULL DEFAULT uuidv7(),
  symbol                    varchar(50)    NOT NULL,
  exchange                  varchar(50)    NOT NULL,
  mic                       varchar(4),
  kind                      varchar(20)    NOT NULL DEFAULT 'stock',
  is_primary_listing        boolean        NOT NULL DEFAULT false,
  name                      varchar(255),
  sector                    varchar(100),
  industry                  varchar(100),
  country                   varchar(2),
  currency                  varchar(3),
  quote_unit                varchar(3),
  isin                      varchar(12),
  market_cap                numeric(20, 2),
  provider_market_cap_class varchar(50),
  market_cap_bucket         varchar(50)    GENERATED ALWAYS AS (
    CASE
      WHEN market_cap >= 10000000000 THEN 'large'
      WHEN market_cap >= 2000000000 THEN 'mid'
      WHEN market_cap >= 0 THEN 'small'
      ELSE provider_market_cap_class
    END) STORED,
  pe_ratio                  double precision,
  pe_bucket                 varchar(50)    GENERATED ALWAYS AS (
    CASE
      WHEN pe_ratio <= 0 THEN NULL
      WHEN pe_ratio < 15 THEN 'low'
      WHEN pe_ratio < 30 THEN 'medium'
      WHEN pe_ratio >= 30 THEN 'high'
    END) STORED,
  fortune_500_rank          integer,
  listed_on                 date,
  delisted_on               date,
  is_active                 boolean        NOT NULL DEFAULT true,
  search                    tsvector       GENERATED ALWAYS AS (
    setweight(to_tsvector('simple'::regconfig, symbol), 'A')
      || setweight(to_tsvector('simple'::regconfig, coalesce(name, '')), 'B')) STORED,
  created_at                timestamptz    NOT NULL DEFAULT now(),
  updated_at                timestamptz    NOT NULL DEFAULT now(),
  CONSTRAINT pk_instruments PRIMARY KEY (id),
  CONSTRAINT uq_instruments_symbol_exchange UNIQUE (symbol, exchange),
  CONSTRAINT ck_instruments_symbol CHECK (symbol <> '' AND exchange <> ''),
  CONSTRAINT ck_instruments_mic CHECK (mic ~ '^[A-Z0-9]{4}$'),
  CONSTRAINT ck_instruments_kind CHECK (kind IN ('stock', 'etf', 'index')),
  CONSTRAINT ck_instruments_country CHECK (country ~ '^[A-Z]{2}$'),
  CONSTRAINT ck_instruments_currency CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT ck_instruments_quote_unit CHECK (quote_unit ~ '^[A-Z]{3}$'),
  CONSTRAINT ck_instruments_isin CHECK (isin ~ '^[A-Z]{2}[A-Z0-9]{9}[0-9]$'),
  CONSTRAINT ck_instruments_market_cap CHECK (market_cap >= 0 AND market_cap < 'NaN'),
  CONSTRAINT ck_instruments_provider_market_cap_class CHECK (provider_market_cap_class IN ('small', 'mid', 'large')),
  CONSTRAINT ck_instruments_pe_ratio CHECK (pe_ratio NOT IN ('NaN', 'Infinity', '-Infinity')),
  CONSTRAINT ck_instruments_fortune_500_rank CHECK (fortune_500_rank BETWEEN 1 AND 500),
  CONSTRAINT ck_instruments_delisted_on CHECK (delisted_on > listed_on)
);

CREATE INDEX ix_instruments_symbol ON instruments (symbol);

CREATE INDEX ix_instruments_exchange ON instruments (exchange, symbol);

CREATE INDEX ix_instruments_is_active ON instruments (is_active);

CREATE INDEX ix_instruments_sector ON instruments (sector, symbol, exchange);

CREATE UNIQUE INDEX ix_instruments_primary_listing ON instruments (symbol) WHERE is_primary_listing;

CREATE INDEX ix_instruments_search ON instruments USING gin (search);

COMMENT ON TABLE instruments IS 'One row per listing: a company on two exchanges is two instruments.';
COMMENT ON COLUMN instruments.symbol IS 'Ticker as the exchange writes it.';
COMMENT ON COLUMN instruments.exchange IS 'NYSE, NASDAQ, LSE, EURONEXT, or US where no source says which of the American ones.';
COMMENT ON COLUMN instruments.mic IS 'ISO 10383 code of the market, which tells the places of Euronext apart.';
COMMENT ON COLUMN instruments.is_primary_listing IS 'The listing that a bare symbol means; at most one for each symbol.';
COMMENT ON COLUMN instruments.country IS 'ISO 3166-1 alpha-2 code of the company.';
COMMENT ON COLUMN instruments.currency IS 'ISO 4217 code in which amounts of this instrument are kept.';
COMMENT ON COLUMN instruments.quote_unit IS 'Unit in which the exchange quotes: the currency, or its minor unit such as GBX for a hundredth of GBP.';
COMMENT ON COLUMN instruments.isin IS 'ISO 6166.';
COMMENT ON COLUMN instruments.market_cap IS 'US dollars.';
COMMENT ON COLUMN instruments.provider_market_cap_class IS 'The provider''s own class, for instruments whose market_cap is not known.';
COMMENT ON COLUMN instruments.market_cap_bucket IS 'small below 2, mid below 10, large from 10 billion US dollars; derived.';
COMMENT ON COLUMN instruments.pe_ratio IS 'Price by earnings a share of the last twelve months; negative for a loss.';
COMMENT ON COLUMN instruments.pe_bucket IS 'low below 15, medium below 30, high from 30, null for a loss; derived.';
COMMENT ON COLUMN instruments.fortune_500_rank IS '1 to 500, from the operator''s list.';
COMMENT ON COLUMN instruments.listed_on IS 'First day of trading, null where not known.';
COMMENT ON COLUMN instruments.delisted_on IS 'First day without trading, null while listed.';
COMMENT ON COLUMN instruments.is_active IS 'Collected and recommended; a listing that ended stays with its history.';
COMMENT ON COLUMN instruments.search IS 'Words of symbol (weight A) and name (weight B); derived.';

CREATE TRIGGER tr_instruments_updated_at BEFORE UPDATE ON instruments
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE topic_instruments (
  topic_id      uuid        NOT NULL,
  instrument_id uuid        NOT NULL,
  created_by    uuid,
  created_at    timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_topic_instruments PRIMARY KEY (topic_id, instrument_id),
  CONSTRAINT fk_topic_instruments_topic_id FOREIGN KEY (topic_id) REFERENCES topics (id) ON DELETE CASCADE,
  CONSTRAINT fk_topic_instruments_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT fk_topic_instruments_created_by FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE SET NULL
);

CREATE INDEX ix_topic_instruments_instrument_id ON topic_instruments (instrument_id);

CREATE INDEX ix_topic_instruments_created_by ON topic_instruments (created_by);

COMMENT ON TABLE topic_instruments IS 'The bridge between what people turn to and what is traded; append-only apart from removal.';

GRANT SELECT, INSERT, UPDATE ON instruments TO uptick_market;
GRANT SELECT ON instruments TO
  uptick_collections, uptick_dashboard, uptick_portfolio, uptick_recommendations, uptick_reports, uptick_research,
  uptick_job_alerts, uptick_job_report;
GRANT SELECT, INSERT, DELETE ON topic_instruments TO uptick_collections;
GRANT SELECT ON topic_instruments TO uptick_recommendations, uptick_research;
