-- offender: gadget()
CREATE FUNCTION gadget() RETURNS integer
  LANGUAGE sql
  SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  RETURN 1;
