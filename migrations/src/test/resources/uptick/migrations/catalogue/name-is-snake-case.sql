-- Names are lower case with underscores, so that no statement needs quotes.
SELECT full_name
FROM our_tables
WHERE table_name !~ '^[a-z][a-z0-9_]*$'
UNION ALL
SELECT full_name
FROM our_columns
WHERE column_name !~ '^[a-z][a-z0-9_]*$'
