-- The scored projection of the observations, and which runs are scored.

CREATE TABLE trends (
  id                           uuid             NOT NULL DEFAULT uuidv7(),
  title                        varchar(500)     NOT NULL,
  collection_id                uuid             NOT NULL,
  topic_id                     uuid,
  observed_at                  timestamptz,
  reddit_score                 integer,
  reddit_comments              integer,
  reddit_upvote_ratio          double precision,
  reddit_subreddit             varchar(100),
  youtube_views                bigint,
  youtube_likes                bigint,
  youtube_channel              varchar(200),
  google_trends_interest       integer,
  google_trends_related_queries jsonb,
  similarweb_traffic           bigint,
  similarweb_sources           jsonb,
  reddit_velocity_score        double precision,
  youtube_traction_score       double precision,
  google_trends_spike_score    double precision,
  similarweb_bonus_applied     boolean          NOT NULL DEFAULT false,
  momentum_score               double precision,
  confidence_level             varchar(10),
  score_version                varchar(100),
  score_components             jsonb,
  source_states                jsonb            NOT NULL DEFAULT '{}',
  ai_brief                     text,
  ai_brief_generated_at        timestamptz,
  created_at                   timestamptz      NOT NULL DEFAULT now(),
  updated_at                   timestamptz      NOT NULL DEFAULT now(),
  CONSTRAINT pk_trends PRIMARY KEY (id),
  CONSTRAINT uq_trends_collection_topic UNIQUE (collection_id, topic_id),
  CONSTRAINT fk_trends_collection_id FOREIGN KEY (collection_id) REFERENCES data_collections (id) ON DELETE CASCADE,
  CONSTRAINT fk_trends_topic_id FOREIGN KEY (topic_id) REFERENCES topics (id) ON DELETE CASCADE,
  CONSTRAINT ck_trends_reddit_upvote_ratio CHECK (reddit_upvote_ratio BETWEEN 0 AND 1),
  CONSTRAINT ck_trends_google_trends_interest CHECK (google_trends_interest BETWEEN 0 AND 100),
  CONSTRAINT ck_trends_counts CHECK (youtube_views >= 0 AND youtube_likes >= 0 AND similarweb_traffic >= 0 AND reddit_comments >= 0),
  CONSTRAINT ck_trends_reddit_velocity_score CHECK (reddit_velocity_score BETWEEN 0 AND 100),
  CONSTRAINT ck_trends_youtube_traction_score CHECK (youtube_traction_score BETWEEN 0 AND 100),
  CONSTRAINT ck_trends_google_trends_spike_score CHECK (google_trends_spike_score BETWEEN 0 AND 100),
  CONSTRAINT ck_trends_momentum_score CHECK (momentum_score BETWEEN 0 AND 100),
  CONSTRAINT ck_trends_confidence_level CHECK (confidence_level IN ('high', 'medium', 'low'))
);

CREATE INDEX idx_momentum_score_desc ON trends (momentum_score DESC, id);

CREATE INDEX ix_trends_collection_momentum ON trends (collection_id, momentum_score DESC NULLS LAST, id);

CREATE INDEX idx_confidence_level ON trends (confidence_level, momentum_score DESC, id);

CREATE INDEX idx_created_at_desc ON trends (created_at DESC);

CREATE INDEX ix_trends_topic_id ON trends (topic_id, observed_at DESC);

COMMENT ON TABLE trends IS 'One scored row per topic and run; written by trends alone, from observations.';
COMMENT ON COLUMN trends.observed_at IS 'The newest observation behind the score; null where no source answered.';
COMMENT ON COLUMN trends.reddit_score IS 'Up-votes less down-votes of the topic''s posts together; can be negative.';
COMMENT ON COLUMN trends.reddit_comments IS 'Comments on those posts, a count.';
COMMENT ON COLUMN trends.reddit_upvote_ratio IS 'Share of up-votes, 0 to 1.';
COMMENT ON COLUMN trends.youtube_views IS 'Views of the topic''s videos together, a count.';
COMMENT ON COLUMN trends.youtube_likes IS 'Likes of those videos that show them, a count; null where none does.';
COMMENT ON COLUMN trends.youtube_channel IS 'Channel of the topic''s most viewed video.';
COMMENT ON COLUMN trends.google_trends_interest IS '0 to 100 relative to the window of its own request; two requests do not compare.';
COMMENT ON COLUMN trends.google_trends_related_queries IS 'What people searched for beside the topic, as Google Trends gave it.';
COMMENT ON COLUMN trends.similarweb_traffic IS 'Visits a month.';
COMMENT ON COLUMN trends.similarweb_sources IS 'Where the visits came from, as SimilarWeb gave it.';
COMMENT ON COLUMN trends.reddit_velocity_score IS '0 to 100, 50 = usual for the group; null where not scored, with the reason in source_states.';
COMMENT ON COLUMN trends.youtube_traction_score IS '0 to 100, 50 = usual for the group; null where not scored, with the reason in source_states.';
COMMENT ON COLUMN trends.google_trends_spike_score IS '0 to 100, 50 = usual for the topic; null where not scored, with the reason in source_states.';
COMMENT ON COLUMN trends.momentum_score IS '0 to 100, 50 = usual; null where no source could be scored, never zero for missing.';
COMMENT ON COLUMN trends.score_version IS 'Hash over weights, constants and priors that the score was made with.';
COMMENT ON COLUMN trends.score_components IS 'Every input of the score, enough to compute it again to the bit.';
COMMENT ON COLUMN trends.source_states IS 'Object source -> {state, reason}: why each part is there or missing.';
COMMENT ON COLUMN trends.ai_brief_generated_at IS 'When the brief was written, from the application''s clock.';

CREATE TRIGGER tr_trends_updated_at BEFORE UPDATE ON trends
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE trend_scorings (
  collection_id         uuid         NOT NULL,
  collection_started_at timestamptz  NOT NULL,
  scored_at             timestamptz  NOT NULL,
  score_version         varchar(100) NOT NULL,
  trends_count          integer      NOT NULL,
  created_at            timestamptz  NOT NULL DEFAULT now(),
  CONSTRAINT pk_trend_scorings PRIMARY KEY (collection_id),
  CONSTRAINT fk_trend_scorings_collection_id FOREIGN KEY (collection_id) REFERENCES data_collections (id) ON DELETE CASCADE,
  CONSTRAINT ck_trend_scorings_trends_count CHECK (trends_count >= 0)
);

CREATE INDEX ix_trend_scorings_latest ON trend_scorings (collection_started_at DESC, collection_id DESC);

COMMENT ON TABLE trend_scorings IS 'Which runs are scored, one row each, written in the transaction that wrote their trends. Append-only.';
COMMENT ON COLUMN trend_scorings.collection_started_at IS 'Copied from the run, so that the latest scored run is one index look-up.';
COMMENT ON COLUMN trend_scorings.scored_at IS 'From the application''s clock.';
COMMENT ON COLUMN trend_scorings.trends_count IS 'Rows written to trends for this run.';

GRANT SELECT, INSERT, UPDATE ON trends TO uptick_trends;
GRANT SELECT, INSERT ON trend_scorings TO uptick_trends;
