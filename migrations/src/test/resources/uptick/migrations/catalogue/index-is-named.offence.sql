-- offender: public.gadgets: gadgets_name_idx
CREATE TABLE gadgets (
  id         uuid        NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_gadgets PRIMARY KEY (id)
);

CREATE INDEX ON gadgets (name);
