-- A function finds what it names whatever its caller's search_path; one with its owner's rights names pg_temp, and last, or a
-- caller's temporary table would stand in for ours.
SELECT oid::regprocedure::text
FROM our_functions
WHERE search_path IS NULL
   OR search_path !~ '^pg_catalog\y'
   OR (is_definer AND search_path !~ ', pg_temp$')
