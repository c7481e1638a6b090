-- Who was granted what on a table, as the catalogue says: table role=rights, in the notation of rights.txt.
SELECT format('%s %s=%s', pg_class.relname, substr(pg_roles.rolname, 8), string_agg(held.letter || held.columns, '' ORDER BY held.place))
FROM pg_class
CROSS JOIN pg_roles
CROSS JOIN LATERAL (
  SELECT
    asked.place,
    asked.letter,
    CASE
      WHEN has_table_privilege(pg_roles.oid, pg_class.oid, asked.privilege) THEN ''
      ELSE (
        SELECT '(' || string_agg(attname, ',' ORDER BY attnum) || ')'
        FROM pg_attribute
        WHERE attrelid = pg_class.oid
          AND attnum > 0
          AND NOT attisdropped
          AND asked.privilege <> 'DELETE'
          AND has_column_privilege(pg_roles.oid, pg_class.oid, attnum, CASE asked.privilege WHEN 'DELETE' THEN 'SELECT' ELSE asked.privilege END))
    END AS columns
  FROM (VALUES (1, 'r', 'SELECT'), (2, 'i', 'INSERT'), (3, 'u', 'UPDATE'), (4, 'd', 'DELETE')) AS asked (place, letter, privilege)) AS held
WHERE pg_class.relnamespace = 'public'::regnamespace
  AND pg_class.relkind IN ('r', 'p', 'v', 'm', 'f')
  AND NOT pg_class.relispartition
  AND pg_roles.rolname LIKE 'uptick\_%'
  AND held.columns IS NOT NULL
GROUP BY pg_class.relname, pg_roles.rolname
