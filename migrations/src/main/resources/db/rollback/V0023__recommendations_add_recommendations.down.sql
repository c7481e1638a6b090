-- Takes back recommendations, who saw them and what came of them.

DROP TABLE recommendation_outcomes;

DROP TABLE user_recommendations;

DROP TABLE recommendations;
