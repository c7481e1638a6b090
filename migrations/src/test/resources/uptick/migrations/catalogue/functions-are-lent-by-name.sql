-- A function is executed by roles that a grant names, not by everybody; a trigger's function by no one.
SELECT our_functions.oid::regprocedure::text
FROM our_functions
WHERE EXISTS (
    SELECT
    FROM aclexplode(coalesce(our_functions.acl, acldefault('f', our_functions.owner))) AS lent
    WHERE lent.grantee = 0)
