-- offender: gadget()
CREATE FUNCTION gadget() RETURNS integer
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, public
AS $$ BEGIN RETURN 1; END $$;
