-- Name and comment of each table, parts of partitioned ones left out.
SELECT relname, obj_description(oid, 'pg_class')
FROM pg_class
WHERE relnamespace = 'public'::regnamespace
  AND relkind IN ('r', 'p')
  AND NOT relispartition
  AND relname <> 'flyway_schema_history'
ORDER BY relname
