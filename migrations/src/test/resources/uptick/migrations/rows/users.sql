-- An account needs one of two names, neither of which is required.
INSERT INTO users (email, username, password_hash)
VALUES ('ann@example.org', NULL, 'x'), (NULL, 'bob', 'x'), ('eve@example.org', 'eve', 'x');
