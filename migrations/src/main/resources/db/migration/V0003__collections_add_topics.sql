-- What is watched, and who follows which of it.

CREATE TABLE topics (
  id         uuid         NOT NULL DEFAULT uuidv7(),
  topic_key  varchar(500) NOT NULL,
  title      varchar(500) NOT NULL,
  aliases    text[]       NOT NULL DEFAULT '{}',
  language   varchar(10),
  region     varchar(10),
  is_tracked boolean      NOT NULL DEFAULT true,
  priority   integer      NOT NULL DEFAULT 0,
  created_by uuid,
  created_at timestamptz  NOT NULL DEFAULT now(),
  updated_at timestamptz  NOT NULL DEFAULT now(),
  CONSTRAINT pk_topics PRIMARY KEY (id),
  CONSTRAINT uq_topics_topic_key UNIQUE (topic_key),
  CONSTRAINT fk_topics_created_by FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE SET NULL,
  CONSTRAINT ck_topics_topic_key CHECK (topic_key <> ''),
  CONSTRAINT ck_topics_title CHECK (title <> '')
);

CREATE INDEX ix_topics_created_by ON topics (created_by);

CREATE INDEX ix_topics_tracked ON topics (priority DESC, id) WHERE is_tracked;

COMMENT ON TABLE topics IS 'What Uptick watches, the same for everybody; a topic has one row however many sources know it.';
COMMENT ON COLUMN topics.topic_key IS 'The title normalised (NFKC, lower case, punctuation to single spaces): what makes two titles the same topic.';
COMMENT ON COLUMN topics.aliases IS 'Other phrases that mean this topic, as people write them.';
COMMENT ON COLUMN topics.language IS 'BCP 47 language tag, null for any.';
COMMENT ON COLUMN topics.region IS 'ISO 3166-1 alpha-2 code, null for any.';
COMMENT ON COLUMN topics.is_tracked IS 'Collected in every run; the others are only polled as a control sample.';
COMMENT ON COLUMN topics.priority IS 'The higher, the earlier where quota does not suffice for all.';
COMMENT ON COLUMN topics.created_by IS 'The account that added it, null for topics that came with the product or outlived their author.';

CREATE TRIGGER tr_topics_updated_at BEFORE UPDATE ON topics
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE topic_watches (
  user_id    uuid        NOT NULL,
  topic_id   uuid        NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_topic_watches PRIMARY KEY (user_id, topic_id),
  CONSTRAINT fk_topic_watches_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT fk_topic_watches_topic_id FOREIGN KEY (topic_id) REFERENCES topics (id) ON DELETE CASCADE
);

CREATE INDEX ix_topic_watches_topic_id ON topic_watches (topic_id);

COMMENT ON TABLE topic_watches IS 'Who follows which topic; append-only apart from removal. Row-level security: a user sees and changes only rows of their own.';

ALTER TABLE topic_watches ENABLE ROW LEVEL SECURITY;
ALTER TABLE topic_watches FORCE ROW LEVEL SECURITY;

-- The sub-select makes the setting be read once for a statement, not once for a row.
CREATE POLICY topic_watches_own ON topic_watches
  USING (user_id = (SELECT app_uid()))
  WITH CHECK (user_id = (SELECT app_uid()));

-- Forced security binds the owner too: without this the owner's jobs would find nothing, and say nothing. Cascades are not bound.
CREATE POLICY topic_watches_owner_role ON topic_watches TO CURRENT_USER
  USING (true)
  WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE ON topics TO uptick_collections;
GRANT SELECT ON topics TO uptick_trends;
GRANT SELECT, INSERT, DELETE ON topic_watches TO uptick_collections;
