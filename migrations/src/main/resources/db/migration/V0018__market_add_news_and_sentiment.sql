-- What is written about a company or a topic, and how it sounds.

CREATE TABLE news_articles (
  id           uuid          NOT NULL DEFAULT uuidv7(),
  title        varchar(500)  NOT NULL,
  description  text,
  source       varchar(255)  NOT NULL,
  url          varchar(2000) NOT NULL,
  language     varchar(10),
  published_at timestamptz,
  recorded_at  timestamptz   NOT NULL,
  created_at   timestamptz   NOT NULL DEFAULT now(),
  updated_at   timestamptz   NOT NULL DEFAULT now(),
  CONSTRAINT pk_news_articles PRIMARY KEY (id),
  CONSTRAINT uq_news_articles_url UNIQUE (url),
  CONSTRAINT ck_news_articles_title CHECK (title <> ''),
  CONSTRAINT ck_news_articles_url CHECK (url ~ '^https?://[!-~]+$')
);

CREATE INDEX ix_news_articles_published_at ON news_articles (published_at DESC, id DESC);

COMMENT ON TABLE news_articles IS 'One row per article, however many sources carry it. Its words are data: shown, never obeyed.';
COMMENT ON COLUMN news_articles.source IS 'Who published it.';
COMMENT ON COLUMN news_articles.url IS 'Where it is read, as RFC 3986 writes it: ASCII without blanks; tracking parameters left out.';
COMMENT ON COLUMN news_articles.language IS 'BCP 47 language tag, null where not known.';
COMMENT ON COLUMN news_articles.published_at IS 'As the source says; null where it does not, and then no decision rests on it.';
COMMENT ON COLUMN news_articles.recorded_at IS 'When it became known to Uptick, from the application''s clock.';

CREATE TRIGGER tr_news_articles_updated_at BEFORE UPDATE ON news_articles
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE news_mentions (
  id            uuid             NOT NULL DEFAULT uuidv7(),
  article_id    uuid             NOT NULL,
  instrument_id uuid,
  topic_id      uuid,
  published_at  timestamptz,
  relevance     double precision,
  created_at    timestamptz      NOT NULL DEFAULT now(),
  CONSTRAINT pk_news_mentions PRIMARY KEY (id),
  CONSTRAINT uq_news_mentions_article_subject UNIQUE NULLS NOT DISTINCT (article_id, instrument_id, topic_id),
  CONSTRAINT fk_news_mentions_article_id FOREIGN KEY (article_id) REFERENCES news_articles (id) ON DELETE CASCADE,
  CONSTRAINT fk_news_mentions_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT fk_news_mentions_topic_id FOREIGN KEY (topic_id) REFERENCES topics (id) ON DELETE CASCADE,
  CONSTRAINT ck_news_mentions_one_subject CHECK (num_nonnulls(instrument_id, topic_id) = 1),
  CONSTRAINT ck_news_mentions_relevance CHECK (relevance BETWEEN 0 AND 1)
);

CREATE INDEX ix_news_mentions_instrument_id ON news_mentions (instrument_id, published_at DESC NULLS LAST, article_id);

CREATE INDEX ix_news_mentions_topic_id ON news_mentions (topic_id, published_at DESC NULLS LAST, article_id);

COMMENT ON TABLE news_mentions IS 'Which instrument or topic an article is about, one row each. Append-only.';
COMMENT ON COLUMN news_mentions.published_at IS 'Copied from the article, so that the newest of a subject are one index look-up.';
COMMENT ON COLUMN news_mentions.relevance IS '0 to 1, null where nobody said.';

CREATE TABLE sentiment_scores (
  id            uuid             NOT NULL DEFAULT uuidv7(),
  instrument_id uuid,
  topic_id      uuid,
  source        varchar(255)     NOT NULL,
  score         double precision,
  raw_value     double precision,
  raw_scale     varchar(50),
  samples       integer          NOT NULL DEFAULT 1,
  reason        text,
  method        varchar(100)     NOT NULL DEFAULT 'unknown',
  ts            timestamptz      NOT NULL,
  recorded_at   timestamptz      NOT NULL DEFAULT now(),
  created_at    timestamptz      NOT NULL DEFAULT now(),
  CONSTRAINT pk_sentiment_scores PRIMARY KEY (id),
  CONSTRAINT uq_sentiment_scores_subject_source_ts UNIQUE NULLS NOT DISTINCT (instrument_id, topic_id, source, ts),
  CONSTRAINT fk_sentiment_scores_instrument_id FOREIGN KEY (instrument_id) REFERENCES instruments (id) ON DELETE CASCADE,
  CONSTRAINT fk_sentiment_scores_topic_id FOREIGN KEY (topic_id) REFERENCES topics (id) ON DELETE CASCADE,
  CONSTRAINT ck_sentiment_scores_one_subject CHECK (num_nonnulls(instrument_id, topic_id) = 1),
  CONSTRAINT ck_sentiment_scores_score CHECK (score BETWEEN -1 AND 1),
  CONSTRAINT ck_sentiment_scores_raw_value CHECK (raw_value NOT IN ('NaN', 'Infinity', '-Infinity')),
  CONSTRAINT ck_sentiment_scores_samples CHECK (samples >= 0),
  CONSTRAINT ck_sentiment_scores_absence_has_a_reason CHECK (score IS NOT NULL OR reason IS NOT NULL)
);

CREATE INDEX ix_sentiment_scores_topic_id ON sentiment_scores (topic_id, ts DESC);

CREATE INDEX ix_sentiment_scores_instrument_id ON sentiment_scores (instrument_id, ts DESC);

CREATE INDEX ix_sentiment_scores_ts ON sentiment_scores (ts);

COMMENT ON TABLE sentiment_scores IS 'How a source sounds about an instrument or topic at a time, one row a source, so that a sum shows its parts. Append-only.';
COMMENT ON COLUMN sentiment_scores.source IS 'news, reddit, or another source of texts.';
COMMENT ON COLUMN sentiment_scores.score IS '-1 to 1; null where it could not be read, with the reason.';
COMMENT ON COLUMN sentiment_scores.raw_value IS 'As the source or model gave it.';
COMMENT ON COLUMN sentiment_scores.raw_scale IS 'What the raw value is measured on, such as 0..1.';
COMMENT ON COLUMN sentiment_scores.samples IS 'Texts behind the score.';
COMMENT ON COLUMN sentiment_scores.method IS 'What read the texts, with its version.';
COMMENT ON COLUMN sentiment_scores.ts IS 'The moment up to which the texts were written.';
COMMENT ON COLUMN sentiment_scores.recorded_at IS 'When the score became known to Uptick, from the application''s clock.';

GRANT SELECT, INSERT, UPDATE ON news_articles TO uptick_market;
GRANT SELECT, INSERT ON news_mentions, sentiment_scores TO uptick_market;
GRANT SELECT ON news_articles, news_mentions, sentiment_scores TO uptick_recommendations, uptick_reports, uptick_research;
GRANT SELECT ON topics, data_collections TO uptick_market;
