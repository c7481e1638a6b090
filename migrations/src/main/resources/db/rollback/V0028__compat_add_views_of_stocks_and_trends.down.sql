-- Takes back the schema of the older names.

DROP VIEW compat.r3_users;

DROP VIEW compat.r1_recommendations;

DROP VIEW compat.r1_sentiment_data;

DROP VIEW compat.r1_market_data;

DROP VIEW compat.r1_stocks;

DROP VIEW compat.r1_user_preferences;

DROP VIEW compat.r1_users;

DROP VIEW compat.r0_watchlist;

DROP VIEW compat.r0_predictions;

DROP VIEW compat.r0_news;

DROP VIEW compat.r0_stock_prices;

DROP VIEW compat.r0_stocks;

DROP VIEW compat.r0_users;

DROP VIEW compat.primary_listings;

DROP SCHEMA compat;
