-- A constraint says by its name what it is and where: pk_<table>, fk_/uq_/ck_/ex_<table>_<what>. Not-null ones aside,
-- and keys that a requirement document names as an index, idx_<table>_<what>.
SELECT our_tables.full_name || ': ' || pg_constraint.conname
FROM pg_constraint
JOIN our_tables ON our_tables.oid = pg_constraint.conrelid
WHERE pg_constraint.contype NOT IN ('n', 't')
  AND NOT our_tables.is_partition
  AND NOT (pg_constraint.contype = 'p' AND starts_with(pg_constraint.conname, 'idx_' || our_tables.table_name || '_'))
  AND NOT starts_with(
    pg_constraint.conname || CASE pg_constraint.contype WHEN 'p' THEN '_' ELSE '' END,
    CASE pg_constraint.contype WHEN 'p' THEN 'pk' WHEN 'f' THEN 'fk' WHEN 'u' THEN 'uq' WHEN 'x' THEN 'ex' ELSE 'ck' END
      || '_' || our_tables.table_name || '_')
