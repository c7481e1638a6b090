-- Takes back models and predictions.

DROP TABLE predictions;

DROP TABLE model_trials;

DROP TABLE model_versions;
