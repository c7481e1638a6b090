-- A table has a primary key; a key that is one uuid makes itself, in the order of time, unless it is another table's.
SELECT our_tables.full_name
FROM our_tables
WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE pg_constraint.conrelid = our_tables.oid AND pg_constraint.contype = 'p')
UNION ALL
SELECT our_columns.full_name
FROM pg_constraint
JOIN our_columns ON our_columns.table_oid = pg_constraint.conrelid AND ARRAY[our_columns.position] = pg_constraint.conkey
WHERE pg_constraint.contype = 'p'
  AND our_columns.type_name = 'uuid'
  AND our_columns.default_value IS DISTINCT FROM 'uuidv7()'
  AND NOT EXISTS (
    SELECT
    FROM pg_constraint AS reference
    WHERE reference.conrelid = our_columns.table_oid
      AND reference.contype = 'f'
      AND reference.conkey = pg_constraint.conkey)
