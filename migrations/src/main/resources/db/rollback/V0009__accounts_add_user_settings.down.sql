-- Takes back the settings.

DROP TABLE user_settings;
