-- Takes back the instruments and their bridge to the topics.

DROP TABLE topic_instruments;

DROP TABLE instruments;
