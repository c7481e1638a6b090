-- Takes back quotes and features.

DROP TABLE features;

DROP TABLE quotes;
