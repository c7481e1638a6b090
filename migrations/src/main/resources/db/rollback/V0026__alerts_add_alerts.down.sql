-- Takes back the alerts.

DROP FUNCTION alert_raise(uuid, text, text, uuid, text, jsonb, timestamptz);

DROP TABLE alerts;
