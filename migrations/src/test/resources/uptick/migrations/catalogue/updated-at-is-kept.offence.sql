-- offender: public.gadgets.updated_at
CREATE TABLE gadgets (
  id         uuid        NOT NULL DEFAULT uuidv7(),
  name       text,
  updated_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_gadgets PRIMARY KEY (id)
);

CREATE TRIGGER tr_gadgets_updated_at BEFORE UPDATE OF name ON gadgets
  FOR EACH ROW EXECUTE FUNCTION set_updated_at();
