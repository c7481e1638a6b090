-- What a user holds, did and waits for.

CREATE TABLE portfolio_positions (
  id            uuid           NOT NULL DEFAULT uuidv7(),
  user_id       uuid           NOT NULL,
  instrument_id uuid           NOT NULL,
  entry_date    date           NOT NULL,
  entry_price   numeric(18, 6) NOT NULL,
  quantity      numeric(20, 8) NOT NULL,
  stop_loss     numeric(18, 6),
  target        numeric(18, 6),
  deleted_at    timestamptz,
  created_at    timestamptz    NOT NULL DEFAULT now(),
  updated_at    timestamptz    NOT NULL DEFAULT now(),
  CONSTRAINT pk_portfolio_positions PRIMARY KEY (id),
  CONSTRAINT fk_portfolio_positions_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT fk_portfolio_positions_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT ck_portfolio_positions_entry_price CHECK (entry_price > 0 AND entry_price < 'NaN'),
  CONSTRAINT ck_portfolio_positions_quantity CHECK (quantity > 0 AND quantity < 'NaN'),
  CONSTRAINT ck_portfolio_positions_barriers CHECK (stop_loss > 0 AND stop_loss < 'NaN' AND target > 0 AND target < 'NaN')
);

CREATE INDEX ix_portfolio_positions_user_id ON portfolio_positions (user_id, id DESC);

CREATE INDEX ix_portfolio_positions_instrument_id ON portfolio_positions (instrument_id);

CREATE INDEX ix_portfolio_positions_guarded ON portfolio_positions (instrument_id, id)
  WHERE deleted_at IS NULL AND (stop_loss IS NOT NULL OR target IS NOT NULL);

COMMENT ON TABLE portfolio_positions IS 'What a user holds. Row-level security: a user sees and changes only their own.';
COMMENT ON COLUMN portfolio_positions.entry_date IS 'The exchange''s local date.';
COMMENT ON COLUMN portfolio_positions.entry_price IS 'A share, in the instrument''s currency, as the other prices here.';
COMMENT ON COLUMN portfolio_positions.quantity IS 'Shares, fractions too.';
COMMENT ON COLUMN portfolio_positions.stop_loss IS 'Price that alerts when the instrument falls to it.';
COMMENT ON COLUMN portfolio_positions.target IS 'Price that alerts when the instrument rises to it.';
COMMENT ON COLUMN portfolio_positions.deleted_at IS 'When the user removed or closed it; the row stays.';

CREATE TRIGGER tr_portfolio_positions_updated_at BEFORE UPDATE ON portfolio_positions
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE trades (
  id             uuid           NOT NULL DEFAULT uuidv7(),
  user_id        uuid           NOT NULL,
  instrument_id  uuid           NOT NULL,
  position_id    uuid,
  action         varchar(10)    NOT NULL,
  price          numeric(18, 6) NOT NULL,
  quantity       numeric(20, 8) NOT NULL,
  fee            numeric(18, 6) NOT NULL DEFAULT 0,
  executed_at    timestamptz    NOT NULL,
  outcome        varchar(20),
  realised_gain  numeric(20, 6),
  created_at     timestamptz    NOT NULL DEFAULT now(),
  updated_at     timestamptz    NOT NULL DEFAULT now(),
  CONSTRAINT pk_trades PRIMARY KEY (id),
  CONSTRAINT fk_trades_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT fk_trades_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT fk_trades_position_id FOREIGN KEY (position_id) REFERENCES portfolio_positions (id) ON DELETE SET NULL,
  CONSTRAINT ck_trades_action CHECK (action IN ('buy', 'sell')),
  CONSTRAINT ck_trades_price CHECK (price > 0 AND price < 'NaN'),
  CONSTRAINT ck_trades_quantity CHECK (quantity > 0 AND quantity < 'NaN'),
  CONSTRAINT ck_trades_fee CHECK (fee >= 0 AND fee < 'NaN'),
  CONSTRAINT ck_trades_realised_gain CHECK (realised_gain < 'NaN'),
  CONSTRAINT ck_trades_outcome CHECK (outcome IN ('win', 'loss', 'even'))
);

CREATE INDEX ix_trades_user_id ON trades (user_id, executed_at DESC, id DESC);

CREATE INDEX ix_trades_instrument_id ON trades (instrument_id);

CREATE INDEX ix_trades_position_id ON trades (position_id);

COMMENT ON TABLE trades IS 'What a user bought and sold. Row-level security: a user sees and changes only their own.';
COMMENT ON COLUMN trades.price IS 'A share, in the instrument''s currency.';
COMMENT ON COLUMN trades.quantity IS 'Shares, fractions too.';
COMMENT ON COLUMN trades.fee IS 'In the instrument''s currency.';
COMMENT ON COLUMN trades.executed_at IS 'When it was executed, as the user says.';
COMMENT ON COLUMN trades.outcome IS 'Of a sale, once its cost is known; null else.';
COMMENT ON COLUMN trades.realised_gain IS 'Of a sale, after fees, in the instrument''s currency.';

CREATE TRIGGER tr_trades_updated_at BEFORE UPDATE ON trades
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE watchlist_entries (
  id            uuid           NOT NULL DEFAULT uuidv7(),
  user_id       uuid           NOT NULL,
  instrument_id uuid           NOT NULL,
  trigger_type  varchar(30),
  trigger_value numeric(20, 6),
  thesis        text,
  expiry_date   date,
  metadata      jsonb          NOT NULL DEFAULT '{}',
  created_at    timestamptz    NOT NULL DEFAULT now(),
  updated_at    timestamptz    NOT NULL DEFAULT now(),
  CONSTRAINT pk_watchlist_entries PRIMARY KEY (id),
  CONSTRAINT uq_watchlist_entries_trigger UNIQUE NULLS NOT DISTINCT (user_id, instrument_id, trigger_type, trigger_value),
  CONSTRAINT fk_watchlist_entries_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT fk_watchlist_entries_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT ck_watchlist_entries_trigger_type CHECK (trigger_type IN (
    'price_above', 'price_below', 'change_pct_above', 'change_pct_below', 'volume_zscore_above', 'recommendation')),
  CONSTRAINT ck_watchlist_entries_trigger_value CHECK (
    CASE trigger_type
      WHEN 'recommendation' THEN trigger_value IS NULL
      ELSE (trigger_type IS NULL) = (trigger_value IS NULL)
    END),
  CONSTRAINT ck_watchlist_entries_metadata CHECK (jsonb_typeof(metadata) = 'object'),
  CONSTRAINT ck_watchlist_entries_finite CHECK (trigger_value < 'NaN')
);

CREATE INDEX ix_watchlist_entries_instrument_id ON watchlist_entries (instrument_id, id);

COMMENT ON TABLE watchlist_entries IS 'What a user waits for, with or without a trigger. Row-level security: a user sees and changes only their own.';
COMMENT ON COLUMN watchlist_entries.trigger_type IS 'What raises an alert, null for an entry that is only watched.';
COMMENT ON COLUMN watchlist_entries.trigger_value IS 'A price in the instrument''s currency, a percentage, or standard deviations, as the type says.';
COMMENT ON COLUMN watchlist_entries.expiry_date IS 'Last day, in the user''s time zone, on which the trigger counts; null for no end.';
COMMENT ON COLUMN watchlist_entries.metadata IS 'Object with what the user''s tools keep beside it.';

CREATE TRIGGER tr_watchlist_entries_updated_at BEFORE UPDATE ON watchlist_entries
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

ALTER TABLE portfolio_positions ENABLE ROW LEVEL SECURITY;
ALTER TABLE portfolio_positions FORCE ROW LEVEL SECURITY;
ALTER TABLE trades ENABLE ROW LEVEL SECURITY;
ALTER TABLE trades FORCE ROW LEVEL SECURITY;
ALTER TABLE watchlist_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE watchlist_entries FORCE ROW LEVEL SECURITY;

CREATE POLICY portfolio_positions_own ON portfolio_positions
  USING (user_id = (SELECT app_uid()))
  WITH CHECK (user_id = (SELECT app_uid()));

CREATE POLICY portfolio_positions_owner_role ON portfolio_positions TO CURRENT_USER
  USING (true)
  WITH CHECK (true);

-- The two jobs read what they need of everybody's rows, and change none.
CREATE POLICY portfolio_positions_jobs ON portfolio_positions FOR SELECT TO uptick_job_alerts, uptick_job_report
  USING (true);

CREATE POLICY trades_own ON trades
  USING (user_id = (SELECT app_uid()))
  WITH CHECK (user_id = (SELECT app_uid()));

CREATE POLICY trades_owner_role ON trades TO CURRENT_USER
  USING (true)
  WITH CHECK (true);

CREATE POLICY watchlist_entries_own ON watchlist_entries
  USING (user_id = (SELECT app_uid()))
  WITH CHECK (user_id = (SELECT app_uid()));

CREATE POLICY watchlist_entries_owner_role ON watchlist_entries TO CURRENT_USER
  USING (true)
  WITH CHECK (true);

CREATE POLICY watchlist_entries_jobs ON watchlist_entries FOR SELECT TO uptick_job_alerts, uptick_job_report
  USING (true);

GRANT SELECT, INSERT, UPDATE ON portfolio_positions TO uptick_portfolio;
GRANT SELECT, INSERT, UPDATE, DELETE ON trades, watchlist_entries TO uptick_portfolio;
GRANT SELECT ON portfolio_positions, watchlist_entries TO uptick_dashboard, uptick_job_alerts, uptick_job_report;
-- Nothing is raised for a closed account.
GRANT SELECT (id, is_deleted) ON users TO uptick_job_alerts;
