-- The two roles of a PostgreSQL database for the portal: one that owns and loads it, and one that
-- can only read it. Run it once, as a superuser, in the database:
--   psql -d medway -v owner_password=… -v reader_password=… -f deploy/roles.sql

CREATE ROLE medway_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE medway_reader LOGIN PASSWORD :'reader_password' CONNECTION LIMIT 60;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO medway_owner;
GRANT USAGE ON SCHEMA public TO medway_reader;

-- What the owner makes, by migrations too, the reader may read.
GRANT SELECT ON ALL TABLES IN SCHEMA public TO medway_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE medway_owner IN SCHEMA public
    GRANT SELECT ON TABLES TO medway_reader;

-- The longest question of the portal takes some 100 ms. One that takes seconds is given up, so that
-- it holds up no others; the reader of the page gets an answer with status 503.
ALTER ROLE medway_reader SET default_transaction_read_only = on;
ALTER ROLE medway_reader SET statement_timeout = '5s';
ALTER ROLE medway_reader SET lock_timeout = '2s';
ALTER ROLE medway_reader SET idle_in_transaction_session_timeout = '30s';
-- A load takes its time, but is not to wait for ever.
ALTER ROLE medway_owner SET lock_timeout = '60s';
