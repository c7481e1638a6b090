-- offender: public.users: ck_users_tokens
ALTER TABLE users ADD CONSTRAINT ck_users_tokens CHECK (token_epoch > 5) NOT VALID;
