-- A number, an instant, a day, a JSON value, bytes or an array says its unit, shape or origin; a key of another table says it by
-- that key, an identity by being one, and text and yes-or-no by their names.
SELECT our_columns.full_name
FROM our_columns
WHERE our_columns.description IS NULL
  AND our_columns.type_name NOT IN ('uuid', 'text', 'character varying', 'character', 'boolean')
  AND our_columns.column_name NOT IN ('created_at', 'updated_at')
  AND NOT EXISTS (
    SELECT
    FROM pg_attribute
    WHERE pg_attribute.attrelid = our_columns.table_oid
      AND pg_attribute.attnum = our_columns.position
      AND pg_attribute.attidentity <> '')
  AND NOT EXISTS (
    SELECT
    FROM pg_constraint
    WHERE pg_constraint.conrelid = our_columns.table_oid
      AND pg_constraint.contype = 'f'
      AND our_columns.position = ANY (pg_constraint.conkey))
