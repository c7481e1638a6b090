-- An index has a name that someone chose: ix_ or idx_, or its constraint's.
SELECT our_tables.full_name || ': ' || pg_class.relname
FROM pg_index
JOIN our_tables ON our_tables.oid = pg_index.indrelid
JOIN pg_class ON pg_class.oid = pg_index.indexrelid
WHERE NOT our_tables.is_partition
  AND pg_class.relname !~ '^(ix|idx)_'
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE pg_constraint.conindid = pg_index.indexrelid AND pg_constraint.contype IN ('p', 'u', 'x'))
