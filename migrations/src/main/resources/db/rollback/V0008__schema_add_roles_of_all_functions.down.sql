-- Takes back the roles of the later functions, where no other database of the server uses them.

DROP FUNCTION app_is_admin();

REVOKE EXECUTE ON FUNCTION audit_append(timestamptz, text, text, text, jsonb) FROM
  uptick_market, uptick_portfolio, uptick_quota, uptick_recommendations, uptick_reports, uptick_research,
  uptick_job_report, uptick_job_retention;
REVOKE EXECUTE ON FUNCTION app_enter(uuid, integer) FROM
  uptick_dashboard, uptick_market, uptick_portfolio, uptick_quota, uptick_recommendations, uptick_reports, uptick_research;
REVOKE EXECUTE ON FUNCTION app_uid(), schema_version() FROM
  uptick_dashboard, uptick_market, uptick_portfolio, uptick_quota, uptick_recommendations, uptick_reports, uptick_research,
  uptick_job_alerts, uptick_job_report, uptick_job_retention;

REVOKE USAGE ON SCHEMA public FROM
  uptick_dashboard, uptick_market, uptick_portfolio, uptick_quota, uptick_recommendations, uptick_reports, uptick_research,
  uptick_job_alerts, uptick_job_report, uptick_job_retention;

DO $$
DECLARE
  old_role text;
BEGIN
  FOREACH old_role IN ARRAY ARRAY[
    'uptick_dashboard', 'uptick_market', 'uptick_portfolio', 'uptick_quota', 'uptick_recommendations', 'uptick_reports',
    'uptick_research', 'uptick_job_alerts', 'uptick_job_report', 'uptick_job_retention'] LOOP
    BEGIN
      EXECUTE format('DROP ROLE IF EXISTS %I', old_role);
    EXCEPTION
      WHEN dependent_objects_still_exist OR object_in_use THEN
        RAISE NOTICE 'role % serves another database and stays', old_role;
    END;
  END LOOP;
END
$$;
