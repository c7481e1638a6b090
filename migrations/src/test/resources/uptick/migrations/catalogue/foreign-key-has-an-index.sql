-- A foreign key is the beginning of an index, or each delete of the other side reads the whole table.
SELECT our_tables.full_name || ': ' || pg_constraint.conname
FROM pg_constraint
JOIN our_tables ON our_tables.oid = pg_constraint.conrelid
WHERE pg_constraint.contype = 'f'
  AND NOT EXISTS (
    SELECT
    FROM pg_index
    WHERE pg_index.indrelid = pg_constraint.conrelid
      AND pg_index.indisvalid
      AND pg_index.indpred IS NULL
      AND (pg_index.indkey::int2[])[0:cardinality(pg_constraint.conkey) - 1] @> pg_constraint.conkey)
