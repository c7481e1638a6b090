-- What was taken back must be known when nothing else is left. No step of the schema: a step could be taken back.

CREATE TABLE IF NOT EXISTS public.schema_rollback_log (
  id             uuid        NOT NULL DEFAULT uuidv7(),
  version        text        NOT NULL,
  rolled_back_at timestamptz NOT NULL,
  rolled_back_by text        NOT NULL,
  script_sha256  char(64)    NOT NULL,
  created_at     timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_schema_rollback_log PRIMARY KEY (id),
  CONSTRAINT ck_schema_rollback_log_script_sha256 CHECK (script_sha256 ~ '^[0-9a-f]{64}$')
);

COMMENT ON TABLE public.schema_rollback_log IS 'One row for each step of the schema that was taken back. Append-only; outlives every rollback.';
COMMENT ON COLUMN public.schema_rollback_log.version IS 'The version that was taken back, as its file name writes it.';
COMMENT ON COLUMN public.schema_rollback_log.rolled_back_at IS 'When, from the clock of whoever ran it.';
COMMENT ON COLUMN public.schema_rollback_log.rolled_back_by IS 'The database role that had logged in.';
COMMENT ON COLUMN public.schema_rollback_log.script_sha256 IS 'SHA-256 of the script that did it, in hexadecimal digits.';
