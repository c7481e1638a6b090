-- varchar states its length (without one it is text), JSON is jsonb, statistics are double precision.
SELECT full_name || ' ' || type_name
FROM our_columns
WHERE type_name IN ('json', 'real', 'oid', 'name')
   OR (type_name = 'character varying' AND type_modifier = -1)
