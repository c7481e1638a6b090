-- A table says what a row of it is.
SELECT full_name
FROM our_tables
WHERE NOT is_partition
  AND coalesce(obj_description(oid, 'pg_class'), '') = ''
