-- What the rules look at: our schemas, without Flyway's own history.

CREATE TEMPORARY VIEW our_schemas AS
SELECT oid, nspname AS schema_name, nspacl AS acl
FROM pg_namespace
WHERE nspname <> 'information_schema'
  AND nspname NOT LIKE 'pg\_%';

CREATE TEMPORARY VIEW our_tables AS
SELECT
  pg_class.oid,
  pg_class.relname AS table_name,
  our_schemas.schema_name || '.' || pg_class.relname AS full_name,
  pg_class.relkind AS kind,
  pg_class.relispartition AS is_partition,
  pg_class.relrowsecurity AS has_security,
  pg_class.relforcerowsecurity AS forces_security,
  pg_class.relowner AS owner,
  pg_class.relacl AS acl
FROM pg_class
JOIN our_schemas ON our_schemas.oid = pg_class.relnamespace
WHERE pg_class.relkind IN ('r', 'p')
  AND pg_class.relname <> 'flyway_schema_history';

CREATE TEMPORARY VIEW our_columns AS
SELECT
  our_tables.oid AS table_oid,
  our_tables.full_name || '.' || pg_attribute.attname AS full_name,
  pg_attribute.attname AS column_name,
  pg_attribute.attnum AS position,
  pg_attribute.attnotnull AS is_required,
  pg_attribute.attacl AS acl,
  pg_attribute.atttypmod AS type_modifier,
  format_type(pg_attribute.atttypid, NULL) AS type_name,
  pg_get_expr(pg_attrdef.adbin, pg_attrdef.adrelid) AS default_value,
  col_description(our_tables.oid, pg_attribute.attnum) AS description
FROM our_tables
JOIN pg_attribute ON pg_attribute.attrelid = our_tables.oid
LEFT JOIN pg_attrdef ON pg_attrdef.adrelid = pg_attribute.attrelid AND pg_attrdef.adnum = pg_attribute.attnum
WHERE pg_attribute.attnum > 0
  AND NOT pg_attribute.attisdropped
  AND NOT our_tables.is_partition;

CREATE TEMPORARY VIEW our_functions AS
SELECT
  pg_proc.oid,
  our_schemas.schema_name || '.' || pg_proc.proname AS full_name,
  pg_proc.prosecdef AS is_definer,
  pg_proc.proowner AS owner,
  pg_proc.proacl AS acl,
  (SELECT substring(setting FROM '^search_path=(.*)$') FROM unnest(pg_proc.proconfig) AS setting WHERE setting LIKE 'search_path=%') AS search_path
FROM pg_proc
JOIN our_schemas ON our_schemas.oid = pg_proc.pronamespace;
