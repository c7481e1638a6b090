-- A foreign key says ON DELETE; NO ACTION is what one gets by saying nothing.
SELECT our_tables.full_name || ': ' || pg_constraint.conname
FROM pg_constraint
JOIN our_tables ON our_tables.oid = pg_constraint.conrelid
WHERE pg_constraint.contype = 'f'
  AND pg_constraint.confdeltype = 'a'
