-- All that a schema is, a line each, and whether the line belongs to a partition that was made ahead: two schemas are the same where
-- these lines are. Whoever asks is called the owner. Left out are the history and the rollback log, what an extension brought, and
-- the roles, which are the server's. A column's place is counted, for a dropped one leaves a number behind.
WITH
  roles AS (
    SELECT oid, CASE rolname WHEN current_user THEN 'the owner' ELSE quote_ident(rolname) END AS name
    FROM pg_roles
    UNION ALL
    SELECT 0, 'PUBLIC'),
  of_extensions AS (
    SELECT classid, objid
    FROM pg_depend
    WHERE deptype = 'e'),
  our_schemas AS (
    SELECT oid, nspname, nspacl, nspowner
    FROM pg_namespace
    WHERE nspname <> 'information_schema'
      AND nspname NOT LIKE 'pg\_%'
      AND ('pg_namespace'::regclass, oid) NOT IN (SELECT classid, objid FROM of_extensions)),
  relations AS (
    SELECT
      pg_class.*,
      pg_class.oid AS id,
      pg_class.oid::regclass AS name,
      coalesce(
        pg_class.relkind = 'r' AND pg_partitioned_table.partstrat = 'r' AND pg_get_expr(pg_class.relpartbound, pg_class.oid) <> 'DEFAULT',
        false) AS is_ahead
    FROM pg_class
    LEFT JOIN pg_inherits ON pg_inherits.inhrelid = pg_class.oid AND pg_class.relispartition
    LEFT JOIN pg_partitioned_table ON pg_partitioned_table.partrelid = pg_inherits.inhparent
    WHERE relnamespace IN (SELECT oid FROM our_schemas)
      AND relkind NOT IN ('i', 'I')
      AND relname NOT IN ('flyway_schema_history', 'schema_rollback_log')
      AND ('pg_class'::regclass, pg_class.oid) NOT IN (SELECT classid, objid FROM of_extensions)),
  functions AS (
    SELECT pg_proc.*, pg_proc.oid AS id, pg_proc.oid::regprocedure AS name
    FROM pg_proc
    WHERE pronamespace IN (SELECT oid FROM our_schemas)
      AND ('pg_proc'::regclass, pg_proc.oid) NOT IN (SELECT classid, objid FROM of_extensions)),
  constraints AS (
    SELECT pg_constraint.*, relations.name, relations.is_ahead OR coalesce(referenced.is_ahead, false) AS is_ahead
    FROM relations
    JOIN pg_constraint ON pg_constraint.conrelid = relations.id
    LEFT JOIN relations AS referenced ON referenced.id = pg_constraint.confrelid),
  described AS (
    SELECT 'pg_class'::regclass AS classoid, id AS objoid, is_ahead
    FROM relations
    UNION ALL
    SELECT 'pg_class'::regclass, indexrelid, is_ahead
    FROM relations
    JOIN pg_index ON indrelid = id
    UNION ALL
    SELECT 'pg_proc'::regclass, id, false
    FROM functions
    UNION ALL
    SELECT 'pg_namespace'::regclass, oid, false
    FROM our_schemas
    UNION ALL
    SELECT 'pg_constraint'::regclass, oid, is_ahead
    FROM constraints
    UNION ALL
    SELECT 'pg_trigger'::regclass, pg_trigger.oid, is_ahead
    FROM relations
    JOIN pg_trigger ON tgrelid = id
    UNION ALL
    SELECT 'pg_policy'::regclass, pg_policy.oid, is_ahead
    FROM relations
    JOIN pg_policy ON polrelid = id),
  comments AS (
    SELECT classoid, objoid, objsubid, description
    FROM pg_description
    UNION ALL
    SELECT classoid, objoid, 0, description
    FROM pg_shdescription),
  granted AS (
    SELECT 'schema ' || nspname AS name, coalesce(nspacl, acldefault('n', nspowner)) AS acl, false AS is_ahead
    FROM our_schemas
    UNION ALL
    SELECT 'relation ' || name, relacl, is_ahead
    FROM relations
    UNION ALL
    SELECT 'column ' || relations.name || '.' || attname, attacl, is_ahead
    FROM relations
    JOIN pg_attribute ON attrelid = relations.id
    UNION ALL
    SELECT 'function ' || name, coalesce(proacl, acldefault('f', proowner)), false
    FROM functions
    UNION ALL
    SELECT 'defaults of ' || roles.name || ' for ' || defaclobjtype::text, defaclacl, false
    FROM pg_default_acl
    JOIN roles ON roles.oid = defaclrole)
SELECT format('schema %s', nspname) AS line, false AS is_ahead
FROM our_schemas
UNION ALL
SELECT format('relation %s kind %s persistence %s owner %s security %s forced %s options %s partition %s %s view %s',
  relations.name, relkind, relpersistence, roles.name, relrowsecurity, relforcerowsecurity, reloptions,
  CASE relkind WHEN 'p' THEN pg_get_partkeydef(id) END, pg_get_expr(relpartbound, id),
  CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(id) END), is_ahead
FROM relations
JOIN roles ON roles.oid = relowner
UNION ALL
SELECT format('column %s %s %s type %s required %s default %s identity %s generated %s collation %s storage %s',
  relations.name, row_number() OVER (PARTITION BY relations.id ORDER BY attnum), attname, format_type(atttypid, atttypmod), attnotnull,
  pg_get_expr(adbin, adrelid), attidentity, attgenerated, attcollation::regcollation, attstorage), is_ahead
FROM relations
JOIN pg_attribute ON attrelid = relations.id AND attnum > 0 AND NOT attisdropped
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
UNION ALL
SELECT format('constraint %s %s %s valid %s enforced %s', name, conname, pg_get_constraintdef(oid), convalidated, conenforced), is_ahead
FROM constraints
UNION ALL
SELECT format('index %s valid %s clustered %s replica %s', pg_get_indexdef(indexrelid), indisvalid, indisclustered, indisreplident), is_ahead
FROM relations
JOIN pg_index ON indrelid = relations.id
UNION ALL
SELECT format('trigger %s enabled %s', pg_get_triggerdef(pg_trigger.oid), tgenabled), is_ahead
FROM relations
JOIN pg_trigger ON tgrelid = relations.id AND NOT tgisinternal
UNION ALL
SELECT format('policy %s %s permissive %s command %s roles %s using %s check %s',
  relations.name, polname, polpermissive, polcmd, (SELECT array_agg(roles.name ORDER BY roles.name) FROM roles WHERE roles.oid = ANY (polroles)),
  pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)), is_ahead
FROM relations
JOIN pg_policy ON polrelid = relations.id
UNION ALL
SELECT format('function %s owner %s is %s', functions.name, roles.name, CASE WHEN prokind <> 'a' THEN pg_get_functiondef(id) END), false
FROM functions
JOIN roles ON roles.oid = proowner
UNION ALL
SELECT format('type %s kind %s base %s required %s labels %s', pg_type.oid::regtype, typtype, format_type(typbasetype, typtypmod), typnotnull,
  (SELECT array_agg(enumlabel ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = pg_type.oid)), false
FROM pg_type
WHERE typnamespace IN (SELECT oid FROM our_schemas)
  AND typtype IN ('d', 'e', 'r')
  AND ('pg_type'::regclass, pg_type.oid) NOT IN (SELECT classid, objid FROM of_extensions)
UNION ALL
SELECT format('sequence %s type %s start %s step %s from %s to %s cache %s cycles %s',
  relations.name, seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle), is_ahead
FROM relations
JOIN pg_sequence ON seqrelid = relations.id
UNION ALL
SELECT format('extension %s %s', extname, extversion), false
FROM pg_extension
UNION ALL
SELECT format('grant on %s to %s: %s', granted.name, roles.name,
  string_agg(lent.privilege_type || CASE WHEN lent.is_grantable THEN ' with grant' ELSE '' END, ', ' ORDER BY lent.privilege_type)), granted.is_ahead
FROM granted
CROSS JOIN LATERAL aclexplode(granted.acl) AS lent
JOIN roles ON roles.oid = lent.grantee
GROUP BY granted.name, roles.name, granted.is_ahead
UNION ALL
SELECT format('comment on %s %s: %s', object.type, object.identity, description), is_ahead
FROM comments
JOIN described USING (classoid, objoid)
CROSS JOIN LATERAL pg_identify_object(classoid, objoid, objsubid) AS object
ORDER BY 1
