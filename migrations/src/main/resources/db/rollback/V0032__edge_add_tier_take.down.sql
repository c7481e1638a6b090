-- Takes back blocks of a tier's allowance.

COMMENT ON COLUMN idempotency_keys.response_body IS 'The answer''s bytes, given again as they are.';
COMMENT ON COLUMN idempotency_keys.response_headers IS 'Object of the answer''s headers that a repetition needs, such as location.';
COMMENT ON COLUMN idempotency_keys.request_hash IS 'SHA-256 over method, path and body: another request under the same key is refused.';
COMMENT ON COLUMN idempotency_keys.key IS 'As the client sent it.';
COMMENT ON COLUMN tier_usage.used IS 'How often the limited thing was granted that day.';

DROP FUNCTION tier_take(text, date, integer, integer);
