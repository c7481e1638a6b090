-- Takes back the accounts and the door of a transaction.

DROP FUNCTION app_enter(uuid, integer);

DROP TABLE users;

DROP FUNCTION keep_deleted_at();
