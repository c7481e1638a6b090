-- Takes back the way in for keys.

DROP FUNCTION api_key_use(bytea, timestamptz);
