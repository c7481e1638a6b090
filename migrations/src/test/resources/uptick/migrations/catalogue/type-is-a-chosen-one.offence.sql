-- offender: public.gadgets.name character varying
CREATE TABLE gadgets (
  id         uuid        NOT NULL DEFAULT uuidv7(),
  name varchar,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_gadgets PRIMARY KEY (id)
);
