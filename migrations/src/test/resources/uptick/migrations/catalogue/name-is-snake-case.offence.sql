-- offender: public.gadgets.madeBy
CREATE TABLE gadgets (
  id         uuid        NOT NULL DEFAULT uuidv7(),
  "madeBy"   text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_gadgets PRIMARY KEY (id)
);
