-- offender: public.gadgets.seen_at
CREATE TABLE gadgets (
  id         uuid        NOT NULL DEFAULT uuidv7(),
  seen_at timestamp,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_gadgets PRIMARY KEY (id)
);
