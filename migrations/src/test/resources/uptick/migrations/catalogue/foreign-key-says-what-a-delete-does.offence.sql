-- offender: public.gadgets: fk_gadgets_owner_id
CREATE TABLE gadgets (
  id         uuid        NOT NULL DEFAULT uuidv7(),
  owner_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_gadgets PRIMARY KEY (id),
  CONSTRAINT fk_gadgets_owner_id FOREIGN KEY (owner_id) REFERENCES users (id)
);

CREATE INDEX ix_gadgets_owner_id ON gadgets (owner_id);
