-- Takes back the bars.

DROP TABLE latest_bars;

DROP TABLE price_bar_revisions;

DROP TABLE price_bars;
