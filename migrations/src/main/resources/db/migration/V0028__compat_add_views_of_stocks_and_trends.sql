-- Readers of the first two systems, and of the fourth, find their tables under the names and columns that they know.

CREATE SCHEMA compat;

COMMENT ON SCHEMA compat IS 'The older systems'' tables as read-only views r0_ to r4_; granted to no function. A view shows what its reader may read of the tables below.';

-- The older systems knew one listing for each symbol: the primary one, or else the first that was added.

CREATE VIEW compat.primary_listings WITH (security_invoker = true) AS
SELECT DISTINCT ON (symbol)
  id,
  symbol
FROM instruments
ORDER BY symbol, is_primary_listing DESC, created_at, id;

COMMENT ON VIEW compat.primary_listings IS 'The listing that stands for a symbol where a system knows one only.';

CREATE VIEW compat.r0_users WITH (security_invoker = true) AS
SELECT id, email, password_hash, created_at, updated_at
FROM users;

COMMENT ON VIEW compat.r0_users IS 'Stock data and predictions: users.';

CREATE VIEW compat.r0_stocks WITH (security_invoker = true) AS
SELECT instruments.id, instruments.symbol, instruments.name, instruments.sector, instruments.created_at, instruments.updated_at
FROM instruments
JOIN compat.primary_listings ON primary_listings.id = instruments.id;

COMMENT ON VIEW compat.r0_stocks IS 'Stock data and predictions: stocks.';

CREATE VIEW compat.r0_stock_prices WITH (security_invoker = true) AS
SELECT
  md5(concat_ws('|', price_bars.instrument_id, price_bars.interval, extract(epoch FROM price_bars.ts)))::uuid AS id,
  price_bars.instrument_id AS stock_id,
  (price_bars.ts AT TIME ZONE 'UTC')::date AS date,
  price_bars.open,
  price_bars.high,
  price_bars.low,
  price_bars.close,
  price_bars.volume,
  price_bars.recorded_at AS created_at,
  price_bars.recorded_at AS updated_at
FROM price_bars
JOIN compat.primary_listings ON primary_listings.id = price_bars.instrument_id
WHERE price_bars.interval = 'daily';

COMMENT ON VIEW compat.r0_stock_prices IS 'Stock data and predictions: stock_prices, from the daily bars; id is derived from the key.';

CREATE VIEW compat.r0_news WITH (security_invoker = true) AS
SELECT
  news_mentions.id,
  news_mentions.instrument_id AS stock_id,
  news_articles.title,
  news_articles.description,
  news_articles.source,
  news_articles.published_at,
  news_articles.url,
  news_mentions.created_at,
  greatest(news_articles.updated_at, news_mentions.created_at) AS updated_at
FROM news_mentions
JOIN news_articles ON news_articles.id = news_mentions.article_id
JOIN compat.primary_listings ON primary_listings.id = news_mentions.instrument_id;

COMMENT ON VIEW compat.r0_news IS 'Stock data and predictions: news, one row for each stock that an article mentions.';

CREATE VIEW compat.r0_predictions WITH (security_invoker = true) AS
SELECT
  predictions.id,
  predictions.instrument_id AS stock_id,
  predictions.predicted_price,
  predictions.confidence,
  predictions.target_date AS prediction_date,
  predictions.created_at,
  predictions.created_at AS updated_at
FROM predictions
JOIN compat.primary_listings ON primary_listings.id = predictions.instrument_id;

COMMENT ON VIEW compat.r0_predictions IS 'Stock data and predictions: predictions.';

CREATE VIEW compat.r0_watchlist WITH (security_invoker = true) AS
SELECT DISTINCT ON (watchlist_entries.user_id, watchlist_entries.instrument_id)
  watchlist_entries.id,
  watchlist_entries.user_id,
  watchlist_entries.instrument_id AS stock_id,
  watchlist_entries.created_at,
  watchlist_entries.updated_at
FROM watchlist_entries
JOIN compat.primary_listings ON primary_listings.id = watchlist_entries.instrument_id
ORDER BY watchlist_entries.user_id, watchlist_entries.instrument_id, watchlist_entries.created_at, watchlist_entries.id;

COMMENT ON VIEW compat.r0_watchlist IS 'Stock data and predictions: watchlist, one row for each user and stock.';

CREATE VIEW compat.r1_users WITH (security_invoker = true) AS
SELECT id, email, password_hash, is_verified, tier, created_at, updated_at
FROM users;

COMMENT ON VIEW compat.r1_users IS 'Recommendations with sentiment: users.';

CREATE VIEW compat.r1_user_preferences WITH (security_invoker = true) AS
SELECT
  id,
  user_id,
  holding_period,
  CASE preferred_profile
    WHEN 'conservative' THEN 'low'
    WHEN 'moderate' THEN 'medium'
    WHEN 'aggressive' THEN 'high'
  END AS risk_tolerance,
  created_at,
  updated_at
FROM user_settings;

COMMENT ON VIEW compat.r1_user_preferences IS 'Recommendations with sentiment: user_preferences.';

CREATE VIEW compat.r1_stocks WITH (security_invoker = true) AS
SELECT
  instruments.id,
  instruments.symbol,
  instruments.name AS company_name,
  instruments.sector,
  instruments.fortune_500_rank,
  instruments.created_at,
  instruments.updated_at
FROM instruments
JOIN compat.primary_listings ON primary_listings.id = instruments.id;

COMMENT ON VIEW compat.r1_stocks IS 'Recommendations with sentiment: stocks.';

CREATE VIEW compat.r1_market_data WITH (security_invoker = true) AS
SELECT
  md5(concat_ws('|', quotes.instrument_id, extract(epoch FROM quotes.ts)))::uuid AS id,
  quotes.instrument_id AS stock_id,
  quotes.price,
  quotes.volume,
  quotes.ts AS timestamp,
  quotes.recorded_at AS created_at,
  quotes.recorded_at AS updated_at
FROM quotes
JOIN compat.primary_listings ON primary_listings.id = quotes.instrument_id;

COMMENT ON VIEW compat.r1_market_data IS 'Recommendations with sentiment: market_data, from the quotes; id is derived from the key.';

CREATE VIEW compat.r1_sentiment_data WITH (security_invoker = true) AS
SELECT
  sentiment_scores.id,
  sentiment_scores.instrument_id AS stock_id,
  sentiment_scores.score AS sentiment_score,
  sentiment_scores.source,
  sentiment_scores.ts AS timestamp,
  sentiment_scores.created_at,
  sentiment_scores.created_at AS updated_at
FROM sentiment_scores
JOIN compat.primary_listings ON primary_listings.id = sentiment_scores.instrument_id;

COMMENT ON VIEW compat.r1_sentiment_data IS 'Recommendations with sentiment: sentiment_data, of stocks.';

CREATE VIEW compat.r1_recommendations WITH (security_invoker = true) AS
SELECT
  md5(concat_ws('|', user_recommendations.user_id, user_recommendations.recommendation_id))::uuid AS id,
  user_recommendations.user_id,
  recommendations.instrument_id AS stock_id,
  recommendations.signal,
  recommendations.confidence AS confidence_score,
  recommendations.risk_level,
  recommendations.justification AS explanation,
  user_recommendations.created_at,
  greatest(recommendations.updated_at, user_recommendations.created_at) AS updated_at
FROM user_recommendations
JOIN recommendations ON recommendations.id = user_recommendations.recommendation_id
JOIN compat.primary_listings ON primary_listings.id = recommendations.instrument_id;

COMMENT ON VIEW compat.r1_recommendations IS 'Recommendations with sentiment: recommendations, one row for each user that was shown one.';

CREATE VIEW compat.r3_users WITH (security_invoker = true) AS
SELECT id, username, password_hash, created_at, last_login
FROM users;

COMMENT ON VIEW compat.r3_users IS 'Trend monitor: users.';
