-- Makes the two roles of a PostgreSQL database for the portal: medway_owner loads the record,
-- medway_reader can only read it. Run this once, as a superuser, in the database:
--   psql -d medway -v owner_password=… -v reader_password=… -f deploy/roles.sql

CREATE ROLE medway_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE medway_reader LOGIN PASSWORD :'reader_password' CONNECTION LIMIT 60;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO medway_owner;
GRANT USAGE ON SCHEMA public TO medway_reader;

-- The reader may read every table, including those that later migrations make.
GRANT SELECT ON ALL TABLES IN SCHEMA public TO medway_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE medway_owner IN SCHEMA public
    GRANT SELECT ON TABLES TO medway_reader;

-- The slowest query of the portal takes about 100 ms. PostgreSQL cancels one that takes 5 seconds,
-- so that it does not delay others. The portal then answers with status 503.
ALTER ROLE medway_reader SET default_transaction_read_only = on;
ALTER ROLE medway_reader SET statement_timeout = '5s';
ALTER ROLE medway_reader SET lock_timeout = '2s';
ALTER ROLE medway_reader SET idle_in_transaction_session_timeout = '30s';
-- A load may take long, but must not wait for a lock for ever.
ALTER ROLE medway_owner SET lock_timeout = '60s';
