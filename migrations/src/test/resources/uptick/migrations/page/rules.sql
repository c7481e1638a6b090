-- Keys, checks, indexes, partitioning and policies of each table.
WITH our_tables AS (
  SELECT oid, relname, relkind
  FROM pg_class
  WHERE relnamespace = 'public'::regnamespace
    AND relkind IN ('r', 'p')
    AND NOT relispartition)
SELECT relname, kind, name, definition
FROM (
  SELECT
    our_tables.relname,
    CASE contype WHEN 'p' THEN 1 WHEN 'u' THEN 2 WHEN 'f' THEN 3 ELSE 4 END AS place,
    CASE contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign keys' ELSE 'checks' END AS kind,
    conname AS name,
    regexp_replace(pg_get_constraintdef(pg_constraint.oid, true), '^(PRIMARY KEY|UNIQUE|FOREIGN KEY|CHECK) ', '') AS definition
  FROM pg_constraint
  JOIN our_tables ON our_tables.oid = conrelid
  WHERE contype IN ('p', 'u', 'f', 'c')
  UNION ALL
  SELECT
    our_tables.relname,
    5,
    'indexes',
    pg_class.relname,
    CASE WHEN indisunique THEN 'unique ' ELSE '' END || regexp_replace(pg_get_indexdef(indexrelid), '^.* USING ', '')
  FROM pg_index
  JOIN our_tables ON our_tables.oid = indrelid
  JOIN pg_class ON pg_class.oid = indexrelid
  WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
  UNION ALL
  SELECT relname, 6, 'partitioned by', 'time', pg_get_partkeydef(oid)
  FROM our_tables
  WHERE relkind = 'p'
  UNION ALL
  SELECT
    our_tables.relname,
    7,
    'row-level security',
    polname,
    CASE polcmd WHEN '*' THEN 'all' WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' ELSE 'delete' END
      || CASE
        WHEN polroles = '{0}' THEN ''
        ELSE ' for ' || coalesce((SELECT string_agg(rolname, ', ' ORDER BY rolname) FROM pg_roles WHERE oid = ANY (polroles) AND rolname LIKE 'uptick\_%'), 'the owner')
      END
      || ' using ' || coalesce(pg_get_expr(polqual, polrelid, true), 'nothing')
  FROM pg_policy
  JOIN our_tables ON our_tables.oid = polrelid) AS rules
ORDER BY relname, place, name
