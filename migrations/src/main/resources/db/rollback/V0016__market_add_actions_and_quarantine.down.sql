-- Takes back corporate actions and the quarantine.

DROP TABLE quarantined_bars;

DROP TABLE corporate_actions;
