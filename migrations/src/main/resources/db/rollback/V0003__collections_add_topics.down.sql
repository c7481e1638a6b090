-- Takes back the topics and who follows them.

DROP TABLE topic_watches;

DROP TABLE topics;
