-- Takes back the idempotency keys.

DROP FUNCTION idempotency_answer(text, text, integer, jsonb, bytea);

DROP FUNCTION idempotency_begin(text, text, bytea, timestamptz, timestamptz);

DROP TABLE idempotency_keys;
