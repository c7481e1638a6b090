-- What is owed, owned or paid is numeric, never a float or text, and never the type money, whose unit is a setting.
SELECT full_name
FROM our_columns
WHERE type_name = 'money'
   OR (column_name ~ '(^|_)(price|amount|cost|costs|fee|fees|cash|balance|open|high|low|close|stop_loss|take_profit|dividend)($|_)|(^|_)market_cap$'
  AND type_name IN ('real', 'double precision', 'text', 'character varying', 'integer', 'bigint'))
