-- offender: public.gadgets: gadgets_name_check
CREATE TABLE gadgets (
  id         uuid        NOT NULL DEFAULT uuidv7(),
  name text NOT NULL CHECK (name <> ''),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_gadgets PRIMARY KEY (id)
);
