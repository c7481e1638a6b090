-- Takes back which topics a slice is for. What was not collected of them is in observations.

COMMENT ON COLUMN data_collections.lease_owner IS 'The worker that holds the lease, as it names itself.';
COMMENT ON COLUMN data_collections.fencing_token IS 'Raised at each takeover; a worker writes only under the token that it was given.';
COMMENT ON COLUMN data_collections.lease_expires_at IS 'Until when the worker that runs it may be believed alive.';
COMMENT ON COLUMN collection_sources.error IS 'Object with what a developer will ask of a failure; never a secret.';

ALTER TABLE collection_sources DROP COLUMN topic_ids;
