-- A slice says which topics it is to give an observation for, so that what it does not give is written down as missing.

ALTER TABLE collection_sources ADD COLUMN topic_ids uuid[] NOT NULL DEFAULT '{}';

COMMENT ON COLUMN collection_sources.topic_ids IS 'Topics that it is to give an observation for, as planned; one that was deleted since may stand in it.';
COMMENT ON COLUMN collection_sources.error IS 'Object with what a developer will ask of a failure, "part" naming what is missing of the slice; never a secret.';
COMMENT ON COLUMN data_collections.lease_expires_at IS 'Until when the run may take: a sweep ends what takes longer. Workers hold slices, not runs.';
COMMENT ON COLUMN data_collections.fencing_token IS 'Of the run as a whole; who works on it writes under the token of the slice.';
COMMENT ON COLUMN data_collections.lease_owner IS 'Not used: workers hold slices.';
