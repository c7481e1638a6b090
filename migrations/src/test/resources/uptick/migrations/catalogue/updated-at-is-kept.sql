-- updated_at is kept by the trigger, for every row, column and condition.
SELECT our_columns.full_name
FROM our_columns
WHERE our_columns.column_name = 'updated_at'
  AND NOT EXISTS (
    SELECT
    FROM pg_trigger
    WHERE pg_trigger.tgrelid = our_columns.table_oid
      AND pg_trigger.tgfoid = to_regprocedure('public.set_updated_at()')
      -- for each row (1), before (2), update (16) and nothing else
      AND pg_trigger.tgtype = 1 + 2 + 16
      AND pg_trigger.tgenabled IN ('O', 'A')
      AND pg_trigger.tgqual IS NULL
      AND cardinality(pg_trigger.tgattr::int2[]) = 0)
