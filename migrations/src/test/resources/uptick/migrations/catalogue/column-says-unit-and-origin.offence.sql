-- offender: public.gadgets.weight
CREATE TABLE gadgets (
  id         uuid        NOT NULL DEFAULT uuidv7(),
  weight double precision,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_gadgets PRIMARY KEY (id)
);
