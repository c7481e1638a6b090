-- A table without updated_at is never updated, and says so.
SELECT our_tables.full_name
FROM our_tables
WHERE NOT our_tables.is_partition
  AND NOT EXISTS (SELECT FROM our_columns WHERE our_columns.table_oid = our_tables.oid AND our_columns.column_name = 'updated_at')
  AND (obj_description(our_tables.oid, 'pg_class') IS NULL OR obj_description(our_tables.oid, 'pg_class') !~* 'append-only')
