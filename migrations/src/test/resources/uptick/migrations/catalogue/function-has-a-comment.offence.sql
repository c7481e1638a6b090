-- offender: gadget()
CREATE FUNCTION gadget() RETURNS integer LANGUAGE sql SET search_path = pg_catalog RETURN 1;
