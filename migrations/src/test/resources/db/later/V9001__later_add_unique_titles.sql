-- A step that cannot run in a transaction: it begins by taking away what a run that failed may have left.

DROP INDEX CONCURRENTLY IF EXISTS ux_topics_title;

CREATE UNIQUE INDEX CONCURRENTLY ux_topics_title ON topics (title);
