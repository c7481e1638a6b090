-- Takes back news and sentiment.

REVOKE SELECT ON topics, data_collections FROM uptick_market;

DROP TABLE sentiment_scores;

DROP TABLE news_mentions;

DROP TABLE news_articles;
