-- What the present role may do, found out by doing it: on no row, for the server checks rights before it looks for any. The condition
-- is a sub-select, so that it is not folded away together with the policies.
CREATE FUNCTION pg_temp.is_done(statement text) RETURNS boolean
  LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE statement;
  RETURN true;
EXCEPTION
  WHEN insufficient_privilege THEN
    RETURN false;
END
$$;

-- A function may fail for want of sense in its arguments once it has begun.
CREATE FUNCTION pg_temp.is_begun(call text) RETURNS boolean
  LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE call;
  RETURN true;
EXCEPTION
  WHEN insufficient_privilege THEN
    RETURN false;
  WHEN OTHERS THEN
    RETURN true;
END
$$;

-- r where the statement is done on all columns, r(a,b) where it is on these alone, nothing where on none.
CREATE FUNCTION pg_temp.right_on(relation regclass, letter text, template text, item text) RETURNS text
  LANGUAGE sql
  RETURN (
    SELECT
      CASE
        WHEN pg_temp.is_done(format(template, relation, string_agg(quote_ident(attname), ', '), string_agg(format(item, attname), ', '))) THEN letter
        ELSE letter || '(' || string_agg(attname, ',' ORDER BY attnum)
          FILTER (WHERE pg_temp.is_done(format(template, relation, quote_ident(attname), format(item, attname)))) || ')'
      END
    FROM pg_attribute
    WHERE attrelid = relation
      AND attnum > 0
      AND NOT attisdropped
      AND (letter = 'r' OR (attgenerated = '' AND attidentity = '')));

CREATE FUNCTION pg_temp.rights_on(relation regclass) RETURNS text
  LANGUAGE sql
  RETURN NULLIF(concat(
    pg_temp.right_on(relation, 'r', 'SELECT %2$s FROM %1$s LIMIT 0', '%I'),
    pg_temp.right_on(relation, 'i', 'INSERT INTO %1$s (%2$s) SELECT %3$s WHERE (SELECT false)', 'NULL'),
    pg_temp.right_on(relation, 'u', 'UPDATE %1$s SET %3$s WHERE (SELECT false)', '%I = DEFAULT'),
    CASE WHEN pg_temp.is_done(format('DELETE FROM %s WHERE (SELECT false)', relation)) THEN 'd' END), '');
