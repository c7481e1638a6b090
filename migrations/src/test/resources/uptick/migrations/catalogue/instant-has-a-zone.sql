-- An instant is timestamptz; a time without its zone is an hour off twice a year.
SELECT full_name
FROM our_columns
WHERE type_name IN ('timestamp without time zone', 'time with time zone')
