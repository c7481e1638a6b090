-- Takes back the quota ledger.

DROP TABLE api_quota_usage;
