-- Takes back the scored projection.

DROP TABLE trend_scorings;

DROP TABLE trends;
