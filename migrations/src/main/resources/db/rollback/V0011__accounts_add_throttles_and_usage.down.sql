-- Takes back throttles and usage.

DROP FUNCTION tier_use(text, date, integer);

DROP TABLE tier_usage;

DROP FUNCTION throttle_forget(text, bytea);

DROP FUNCTION throttle_attempt(text, bytea, timestamptz, integer, integer);

DROP TABLE login_throttles;
