-- offender: public.topics.title SELECT
GRANT SELECT (title) ON topics TO PUBLIC;
