-- Takes back the helpers, and the roles where no other database of the server uses them.

DROP FUNCTION schema_version();

DROP FUNCTION set_updated_at();

DROP FUNCTION app_uid();

REVOKE USAGE ON SCHEMA public FROM uptick_accounts, uptick_collections, uptick_trends;

DO $$
DECLARE
  function_role text;
BEGIN
  FOREACH function_role IN ARRAY ARRAY['uptick_accounts', 'uptick_collections', 'uptick_trends'] LOOP
    BEGIN
      EXECUTE format('DROP ROLE IF EXISTS %I', function_role);
    EXCEPTION
      WHEN dependent_objects_still_exist OR object_in_use THEN
        RAISE NOTICE 'role % serves another database and stays', function_role;
    END;
  END LOOP;
END
$$;
