-- Takes back calendars and rates.

DROP TABLE exchange_rates;

DROP TABLE exchange_calendars;
