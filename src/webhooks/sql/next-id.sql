-- the number of the next subscription: its secret is sealed under it
select nextval(pg_get_serial_sequence('webhook', 'id'))::integer as id
