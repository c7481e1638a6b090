-- A policy on a table whose row-level security is off does nothing.
SELECT our_tables.full_name || ': ' || pg_policy.polname
FROM pg_policy
JOIN our_tables ON our_tables.oid = pg_policy.polrelid
WHERE NOT our_tables.has_security
