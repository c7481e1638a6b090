-- A table with user_id forces row-level security, with a policy by app_uid() for reading and writing and one for the owner's
-- jobs. Grants alone protect the tables that are looked up before there is a principal.
SELECT our_tables.full_name
FROM our_tables
JOIN our_columns ON our_columns.table_oid = our_tables.oid AND our_columns.column_name = 'user_id'
WHERE our_tables.table_name NOT IN ('refresh_tokens', 'api_keys', 'password_resets')
  AND NOT (
    our_tables.has_security
    AND our_tables.forces_security
    AND EXISTS (
      SELECT
      FROM pg_policy
      WHERE pg_policy.polrelid = our_tables.oid
        AND pg_policy.polcmd = '*'
        AND pg_policy.polpermissive
        AND pg_get_expr(pg_policy.polqual, pg_policy.polrelid) LIKE '%user_id = %app_uid()%'
        AND pg_get_expr(pg_policy.polwithcheck, pg_policy.polrelid) LIKE '%user_id = %app_uid()%')
    AND EXISTS (
      SELECT
      FROM pg_policy
      WHERE pg_policy.polrelid = our_tables.oid
        AND our_tables.owner = ANY (pg_policy.polroles)))
