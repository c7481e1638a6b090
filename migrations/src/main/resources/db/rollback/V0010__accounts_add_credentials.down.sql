-- Takes back tokens, keys, invitations and resets.

DROP TABLE signing_keys;

DROP TABLE password_resets;

DROP TABLE invites;

DROP TABLE api_keys;

DROP TABLE refresh_tokens;
