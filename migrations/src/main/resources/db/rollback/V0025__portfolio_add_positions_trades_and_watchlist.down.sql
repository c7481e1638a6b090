-- Takes back positions, trades and the watchlist.

DROP TABLE watchlist_entries;

DROP TABLE trades;

DROP TABLE portfolio_positions;
