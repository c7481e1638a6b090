-- What is declared holds: no constraint that was never checked or is switched off, no index that was never finished.
SELECT our_tables.full_name || ': ' || pg_constraint.conname
FROM pg_constraint
JOIN our_tables ON our_tables.oid = pg_constraint.conrelid
WHERE NOT pg_constraint.convalidated
   OR NOT pg_constraint.conenforced
UNION ALL
SELECT our_tables.full_name || ': ' || pg_index.indexrelid::regclass
FROM pg_index
JOIN our_tables ON our_tables.oid = pg_index.indrelid
WHERE NOT pg_index.indisvalid
