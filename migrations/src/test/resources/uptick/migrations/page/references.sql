-- Each foreign key: its table, its columns, the table it points to, whether a row may have none, whether only one row may have it.
SELECT
  pg_class.relname,
  (
    SELECT string_agg(attname, '_' ORDER BY ordinal)
    FROM unnest(conkey) WITH ORDINALITY AS part (position, ordinal)
    JOIN pg_attribute ON attrelid = conrelid AND attnum = part.position),
  target.relname,
  EXISTS (SELECT FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey) AND NOT attnotnull),
  EXISTS (
    SELECT
    FROM pg_index
    WHERE indrelid = conrelid
      AND indisunique
      AND indpred IS NULL
      AND (indkey::int2[])[0:indnkeyatts - 1] <@ conkey)
FROM pg_constraint
JOIN pg_class ON pg_class.oid = conrelid
JOIN pg_class AS target ON target.oid = confrelid
WHERE contype = 'f'
  AND conparentid = 0
  AND pg_class.relnamespace = 'public'::regnamespace
  AND NOT pg_class.relispartition
ORDER BY pg_class.relname, 2
