-- Every later table needs the function roles, the principal of a transaction and the updated_at trigger.

-- One role per function. A role belongs to the server, not to the database: another database may have made it already, and its
-- limits with it, which two migrations must not write at once.
DO $$
DECLARE
  function_role text;
BEGIN
  FOREACH function_role IN ARRAY ARRAY['uptick_accounts', 'uptick_collections', 'uptick_trends'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', function_role);
      EXECUTE format('ALTER ROLE %I SET statement_timeout = ''10s''', function_role);
      EXECUTE format('ALTER ROLE %I SET lock_timeout = ''5s''', function_role);
      EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = ''30s''', function_role);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN
        RAISE NOTICE 'role % is there already', function_role;
    END;
    -- The owner takes on a function's role where one process serves them all (SET LOCAL ROLE).
    EXECUTE format('GRANT %I TO CURRENT_USER', function_role);
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA public TO uptick_accounts, uptick_collections, uptick_trends;

CREATE FUNCTION app_uid() RETURNS uuid
  LANGUAGE sql
  STABLE
  SET search_path = pg_catalog
  RETURN NULLIF(current_setting('app.uid', true), '')::uuid;

COMMENT ON FUNCTION app_uid() IS
  'The user this transaction acts for, null for none. An unset setting reads as the empty string on a pooled connection, hence NULLIF.';

CREATE FUNCTION set_updated_at() RETURNS trigger
  LANGUAGE plpgsql
  SET search_path = pg_catalog
AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END
$$;

COMMENT ON FUNCTION set_updated_at() IS 'Trigger that keeps the bookkeeping column updated_at; no decision reads it.';

-- Here and below pg_temp is named, and last: left out it comes first, and a caller's temporary table would stand in for ours.
CREATE FUNCTION schema_version() RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  RETURN (
    SELECT flyway_schema_history.version
    FROM flyway_schema_history
    WHERE flyway_schema_history.success
      AND flyway_schema_history.version IS NOT NULL
    ORDER BY flyway_schema_history.installed_rank DESC
    LIMIT 1);
END
$$;

COMMENT ON FUNCTION schema_version() IS
  'The last applied migration, so that a function need not read the history table itself.';

-- A new function may be executed by everybody until that is taken away; a trigger needs no right to run its own.
REVOKE ALL ON FUNCTION app_uid(), schema_version(), set_updated_at() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_uid(), schema_version() TO uptick_accounts, uptick_collections, uptick_trends;
