-- A function says what it is for.
SELECT oid::regprocedure::text
FROM our_functions
WHERE coalesce(obj_description(oid, 'pg_proc'), '') = ''
