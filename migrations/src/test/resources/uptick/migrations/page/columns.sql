-- Each column as DDL writes it, and what its comment says; a foreign key says where it points.
SELECT
  pg_class.relname,
  pg_attribute.attname,
  replace(replace(replace(concat_ws(' ',
    format_type(pg_attribute.atttypid, pg_attribute.atttypmod),
    CASE WHEN pg_attribute.attnotnull THEN 'not null' END,
    CASE pg_attribute.attgenerated WHEN '' THEN 'default ' ELSE 'derived ' END
      || regexp_replace(pg_get_expr(pg_attrdef.adbin, pg_attrdef.adrelid), '\s+', ' ', 'g'),
    CASE WHEN pg_attribute.attidentity <> '' THEN 'identity' END),
    '::character varying', ''), 'character varying', 'varchar'), 'timestamp with time zone', 'timestamptz'),
  coalesce(
    col_description(pg_class.oid, pg_attribute.attnum),
    (
      SELECT 'A row of ' || confrelid::regclass || '.'
      FROM pg_constraint
      WHERE conrelid = pg_class.oid
        AND contype = 'f'
        AND pg_attribute.attnum = ANY (conkey)
      LIMIT 1))
FROM pg_class
JOIN pg_attribute ON pg_attribute.attrelid = pg_class.oid
LEFT JOIN pg_attrdef ON pg_attrdef.adrelid = pg_class.oid AND pg_attrdef.adnum = pg_attribute.attnum
WHERE pg_class.relnamespace = 'public'::regnamespace
  AND pg_class.relkind IN ('r', 'p')
  AND NOT pg_class.relispartition
  AND pg_attribute.attnum > 0
  AND NOT pg_attribute.attisdropped
ORDER BY pg_class.relname, pg_attribute.attnum
