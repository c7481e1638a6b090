-- All that a schema is, a line each: two schemas are the same where these lines are. Roles are the server's and left out, as is
-- Flyway's history; a column's place is counted, for a dropped one leaves a number behind.
WITH
  our_schemas AS (
    SELECT oid, nspname, nspacl
    FROM pg_namespace
    WHERE nspname <> 'information_schema'
      AND nspname NOT LIKE 'pg\_%'),
  relations AS (
    SELECT pg_class.*, pg_class.oid AS id, pg_class.oid::regclass AS name
    FROM pg_class
    WHERE relnamespace IN (SELECT oid FROM our_schemas)
      AND relkind <> 'i'
      AND relname <> 'flyway_schema_history'),
  functions AS (
    SELECT pg_proc.*, pg_proc.oid AS id, pg_proc.oid::regprocedure AS name
    FROM pg_proc
    WHERE pronamespace IN (SELECT oid FROM our_schemas)),
  comments AS (
    SELECT classoid, objoid, objsubid, description
    FROM pg_description
    UNION ALL
    SELECT classoid, objoid, 0, description
    FROM pg_shdescription)
SELECT format('schema %s', nspname)
FROM our_schemas
UNION ALL
SELECT format('relation %s kind %s persistence %s owner %s security %s forced %s options %s partition %s %s view %s',
  name, relkind, relpersistence, relowner::regrole, relrowsecurity, relforcerowsecurity, reloptions,
  CASE relkind WHEN 'p' THEN pg_get_partkeydef(id) END, pg_get_expr(relpartbound, id),
  CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(id) END)
FROM relations
UNION ALL
SELECT format('column %s %s %s type %s required %s default %s identity %s generated %s collation %s storage %s',
  relations.name, row_number() OVER (PARTITION BY relations.id ORDER BY attnum), attname, format_type(atttypid, atttypmod), attnotnull,
  pg_get_expr(adbin, adrelid), attidentity, attgenerated, attcollation::regcollation, attstorage)
FROM relations
JOIN pg_attribute ON attrelid = relations.id AND attnum > 0 AND NOT attisdropped
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
UNION ALL
SELECT format('constraint %s %s %s valid %s enforced %s', relations.name, conname, pg_get_constraintdef(pg_constraint.oid), convalidated, conenforced)
FROM relations
JOIN pg_constraint ON conrelid = relations.id
UNION ALL
SELECT format('index %s valid %s clustered %s replica %s', pg_get_indexdef(indexrelid), indisvalid, indisclustered, indisreplident)
FROM relations
JOIN pg_index ON indrelid = relations.id
UNION ALL
SELECT format('trigger %s enabled %s', pg_get_triggerdef(pg_trigger.oid), tgenabled)
FROM relations
JOIN pg_trigger ON tgrelid = relations.id AND NOT tgisinternal
UNION ALL
SELECT format('policy %s %s permissive %s command %s roles %s using %s check %s',
  relations.name, polname, polpermissive, polcmd, (SELECT array_agg(role::regrole::text ORDER BY role::regrole::text) FROM unnest(polroles) AS role),
  pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
FROM relations
JOIN pg_policy ON polrelid = relations.id
UNION ALL
SELECT format('function %s owner %s is %s', name, proowner::regrole, CASE WHEN prokind <> 'a' THEN pg_get_functiondef(id) END)
FROM functions
UNION ALL
SELECT format('type %s kind %s base %s required %s labels %s', pg_type.oid::regtype, typtype, format_type(typbasetype, typtypmod), typnotnull,
  (SELECT array_agg(enumlabel ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = pg_type.oid))
FROM pg_type
WHERE typnamespace IN (SELECT oid FROM our_schemas)
  AND typtype IN ('d', 'e', 'r')
UNION ALL
SELECT format('sequence %s type %s start %s step %s from %s to %s cache %s cycles %s',
  relations.name, seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle)
FROM relations
JOIN pg_sequence ON seqrelid = relations.id
UNION ALL
SELECT format('extension %s %s', extname, extversion)
FROM pg_extension
UNION ALL
SELECT format('grant on %s to %s: %s', granted.name, CASE lent.grantee WHEN 0 THEN 'PUBLIC' ELSE lent.grantee::regrole::text END,
  string_agg(lent.privilege_type || CASE WHEN lent.is_grantable THEN ' with grant' ELSE '' END, ', ' ORDER BY lent.privilege_type))
FROM (
  SELECT 'schema ' || nspname AS name, coalesce(nspacl, acldefault('n', 10)) AS acl
  FROM our_schemas
  UNION ALL
  SELECT 'relation ' || name, relacl
  FROM relations
  UNION ALL
  SELECT 'column ' || relations.name || '.' || attname, attacl
  FROM relations
  JOIN pg_attribute ON attrelid = relations.id
  UNION ALL
  SELECT 'function ' || name, coalesce(proacl, acldefault('f', proowner))
  FROM functions
  UNION ALL
  SELECT 'defaults of ' || defaclrole::regrole || ' for ' || defaclobjtype::text, defaclacl
  FROM pg_default_acl) AS granted
CROSS JOIN LATERAL aclexplode(granted.acl) AS lent
GROUP BY granted.name, lent.grantee
UNION ALL
SELECT format('comment on %s: %s', pg_describe_object(classoid, objoid, objsubid), description)
FROM comments
WHERE (classoid = 'pg_class'::regclass AND objoid IN (SELECT id FROM relations UNION ALL SELECT indexrelid FROM pg_index WHERE indrelid IN (SELECT id FROM relations)))
   OR (classoid = 'pg_proc'::regclass AND objoid IN (SELECT id FROM functions))
   OR (classoid = 'pg_namespace'::regclass AND objoid IN (SELECT oid FROM our_schemas))
   OR (classoid = 'pg_constraint'::regclass AND objoid IN (SELECT oid FROM pg_constraint WHERE conrelid IN (SELECT id FROM relations)))
   OR (classoid = 'pg_trigger'::regclass AND objoid IN (SELECT oid FROM pg_trigger WHERE tgrelid IN (SELECT id FROM relations)))
   OR (classoid = 'pg_policy'::regclass AND objoid IN (SELECT oid FROM pg_policy WHERE polrelid IN (SELECT id FROM relations)))
ORDER BY 1
