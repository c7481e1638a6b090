-- Takes back baselines, outcomes and feedback.

REVOKE SELECT ON trends FROM uptick_collections;
REVOKE SELECT ON trends, trend_scorings FROM uptick_dashboard, uptick_reports, uptick_recommendations, uptick_research;

DROP TABLE trend_feedback;

DROP TABLE trend_outcomes;

DROP TABLE metric_baselines;

ALTER TABLE trends ALTER COLUMN collection_id RESET (n_distinct);

ALTER TABLE trends DROP COLUMN ai_brief_facts_hash;

ALTER TABLE trends DROP COLUMN ai_brief_source;
