-- offender: public.gadgets: fk_gadgets_user_id
CREATE TABLE gadgets (
  id         uuid        NOT NULL DEFAULT uuidv7(),
  name    text NOT NULL,
  owner_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_gadgets PRIMARY KEY (id),
  CONSTRAINT fk_gadgets_user_id FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE CASCADE
);

-- Neither of the two helps: the key is not the first column, or not all of it.
CREATE INDEX ix_gadgets_name_owner_id ON gadgets (name, owner_id);

CREATE INDEX ix_gadgets_owner_id ON gadgets (owner_id) WHERE name <> '';
