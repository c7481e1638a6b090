-- Takes back agents and findings.

DROP TABLE research_queue;

DROP TABLE analysis_results;

DROP TABLE signals;

DROP TABLE agent_config;
