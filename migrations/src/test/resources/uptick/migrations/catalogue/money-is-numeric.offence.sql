-- offender: public.gadgets.entry_price
CREATE TABLE gadgets (
  id         uuid        NOT NULL DEFAULT uuidv7(),
  entry_price double precision NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_gadgets PRIMARY KEY (id)
);
