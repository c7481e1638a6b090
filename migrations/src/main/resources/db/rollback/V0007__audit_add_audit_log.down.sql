-- Takes back the audit chain.

DROP FUNCTION audit_append(timestamptz, text, text, text, jsonb);

DROP FUNCTION audit_verify();

DROP FUNCTION audit_hash(bytea, bigint, timestamptz, text, text, text, jsonb);

DROP TABLE audit_log;

DROP TABLE audit_log_head;

DROP FUNCTION refuse_change();
