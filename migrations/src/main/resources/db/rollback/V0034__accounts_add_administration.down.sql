-- Takes back the administration of accounts. A purged account stays nobody's.

DROP FUNCTION account_purge(uuid, timestamptz);

DROP INDEX ix_api_keys_unrevoked;

DROP INDEX ix_users_admins;

DROP INDEX ix_users_username_beginning;

DROP INDEX ix_users_email_beginning;

DROP INDEX ix_users_open;

ALTER TABLE users DROP CONSTRAINT ck_users_purged_is_deleted;

ALTER TABLE users DROP COLUMN purged_at;
