-- The tables that follow belong to functions and jobs that had no role yet.

DO $$
DECLARE
  new_role text;
BEGIN
  FOREACH new_role IN ARRAY ARRAY[
    'uptick_dashboard', 'uptick_market', 'uptick_portfolio', 'uptick_quota', 'uptick_recommendations', 'uptick_reports',
    'uptick_research', 'uptick_job_alerts', 'uptick_job_report', 'uptick_job_retention'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', new_role);
      EXECUTE format('ALTER ROLE %I SET statement_timeout = ''10s''', new_role);
      EXECUTE format('ALTER ROLE %I SET lock_timeout = ''5s''', new_role);
      EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = ''30s''', new_role);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN
        RAISE NOTICE 'role % is there already', new_role;
    END;
    EXECUTE format('GRANT %I TO CURRENT_USER', new_role);
  END LOOP;
END
$$;

-- A job that looks over all users' rows is a role of its own, which its function takes on for that transaction. Not inherited:
-- a function that merely belongs to the job would otherwise see those rows in every transaction. Where another database of the
-- server is granting the same, this waits for it and changes nothing: the server lets one at a time change who belongs to a role.
GRANT uptick_job_alerts TO uptick_portfolio WITH INHERIT FALSE, SET TRUE;
GRANT uptick_job_report TO uptick_reports WITH INHERIT FALSE, SET TRUE;

GRANT USAGE ON SCHEMA public TO
  uptick_dashboard, uptick_market, uptick_portfolio, uptick_quota, uptick_recommendations, uptick_reports, uptick_research,
  uptick_job_alerts, uptick_job_report, uptick_job_retention;

GRANT EXECUTE ON FUNCTION app_uid(), schema_version() TO
  uptick_dashboard, uptick_market, uptick_portfolio, uptick_quota, uptick_recommendations, uptick_reports, uptick_research,
  uptick_job_alerts, uptick_job_report, uptick_job_retention;

-- A job acts for no user. What only shows leaves no trace; an alert is its own.
GRANT EXECUTE ON FUNCTION app_enter(uuid, integer) TO
  uptick_dashboard, uptick_market, uptick_portfolio, uptick_quota, uptick_recommendations, uptick_reports, uptick_research;
GRANT EXECUTE ON FUNCTION audit_append(timestamptz, text, text, text, jsonb) TO
  uptick_market, uptick_portfolio, uptick_quota, uptick_recommendations, uptick_reports, uptick_research,
  uptick_job_report, uptick_job_retention;

-- What an administrator may see of other people's rows hangs on the row of the account, not on what a token says.
CREATE FUNCTION app_is_admin() RETURNS boolean
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
  RETURN EXISTS (
    SELECT
    FROM users
    WHERE users.id = app_uid()
      AND users.is_admin
      AND NOT users.is_deleted);

COMMENT ON FUNCTION app_is_admin() IS 'Whether this transaction acts for an administrator, as the account''s row says now.';

REVOKE ALL ON FUNCTION app_is_admin() FROM PUBLIC;
-- A policy may stand on any function's table, and is evaluated as the role that reads.
GRANT EXECUTE ON FUNCTION app_is_admin() TO
  uptick_accounts, uptick_collections, uptick_trends, uptick_dashboard, uptick_market, uptick_portfolio, uptick_quota,
  uptick_recommendations, uptick_reports, uptick_research, uptick_job_alerts, uptick_job_report, uptick_job_retention;
