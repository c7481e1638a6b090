-- Takes back reports and their deliveries.

DROP TABLE report_deliveries;

DROP TABLE reports;
