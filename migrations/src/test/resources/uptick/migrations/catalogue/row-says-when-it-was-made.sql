-- Every table has created_at, and updated_at if it has that, as timestamptz NOT NULL DEFAULT now().
SELECT full_name
FROM our_tables
WHERE NOT is_partition
  AND NOT EXISTS (SELECT FROM our_columns WHERE our_columns.table_oid = our_tables.oid AND our_columns.column_name = 'created_at')
UNION ALL
SELECT full_name
FROM our_columns
WHERE column_name IN ('created_at', 'updated_at')
  AND (type_name, is_required, default_value) IS DISTINCT FROM ('timestamp with time zone', true, 'now()')
