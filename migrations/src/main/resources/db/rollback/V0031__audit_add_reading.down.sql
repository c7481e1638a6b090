-- Takes back the reading of the audit chain.

DROP FUNCTION audit_check(bigint, integer);

DROP FUNCTION audit_page(bigint, text, text, text, integer);

DROP INDEX ix_audit_log_action;

DROP INDEX ix_audit_log_actor;
