-- Takes back positions, trades and the watchlist.

REVOKE SELECT (id, is_deleted) ON users FROM uptick_job_alerts;

DROP TABLE watchlist_entries;

DROP TABLE trades;

DROP TABLE portfolio_positions;
