-- Every table has created_at, and updated_at if it has that, as timestamptz NOT NULL DEFAULT now(). In the largest, which are
-- partitioned, recorded_at stands for it: eight bytes a row are a tenth of a bar.
SELECT full_name
FROM our_tables
WHERE NOT is_partition
  AND NOT EXISTS (SELECT FROM our_columns WHERE our_columns.table_oid = our_tables.oid AND (our_columns.column_name = 'created_at' OR (our_tables.kind = 'p' AND our_columns.column_name = 'recorded_at')))
UNION ALL
SELECT full_name
FROM our_columns
WHERE (column_name IN ('created_at', 'updated_at')
    OR (column_name = 'recorded_at' AND EXISTS (SELECT FROM our_tables WHERE our_tables.oid = our_columns.table_oid AND our_tables.kind = 'p')))
  AND (type_name, is_required, default_value) IS DISTINCT FROM ('timestamp with time zone', true, 'now()')
