-- No table, column, sequence or view is granted to PUBLIC, and nobody but the owner may make anything in our schemas.
SELECT our_schemas.schema_name || '.' || pg_class.relname || ' ' || lent.privilege_type
FROM pg_class
JOIN our_schemas ON our_schemas.oid = pg_class.relnamespace
CROSS JOIN LATERAL aclexplode(pg_class.relacl) AS lent
WHERE lent.grantee = 0
UNION ALL
SELECT our_columns.full_name || ' ' || lent.privilege_type
FROM our_columns
CROSS JOIN LATERAL aclexplode(our_columns.acl) AS lent
WHERE lent.grantee = 0
UNION ALL
SELECT our_schemas.schema_name || ' ' || lent.privilege_type
FROM our_schemas
CROSS JOIN LATERAL aclexplode(our_schemas.acl) AS lent
WHERE lent.grantee = 0
  AND lent.privilege_type <> 'USAGE'
