-- offender: public.gadgets.id
CREATE TABLE gadgets (
  id         uuid        NOT NULL DEFAULT uuidv4(),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_gadgets PRIMARY KEY (id)
);
