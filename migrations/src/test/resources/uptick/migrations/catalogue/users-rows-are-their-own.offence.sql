-- offender: public.gadgets
CREATE TABLE gadgets (
  id         uuid        NOT NULL DEFAULT uuidv7(),
  user_id    uuid        NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_gadgets PRIMARY KEY (id)
);

ALTER TABLE gadgets ENABLE ROW LEVEL SECURITY;
ALTER TABLE gadgets FORCE ROW LEVEL SECURITY;

-- Open to all: the row-level security is on and protects nobody.
CREATE POLICY gadgets_own ON gadgets USING (true) WITH CHECK (true);
CREATE POLICY gadgets_owner_role ON gadgets TO CURRENT_USER USING (true) WITH CHECK (true);
