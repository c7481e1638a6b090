-- Takes back the runs and what they saw.

DROP TABLE observations;

DROP TABLE data_collections;
