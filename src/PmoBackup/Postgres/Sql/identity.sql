-- Who this server is. Functions that a restricted role may not call are told by the error, not hidden.
SELECT current_setting('server_version'), current_setting('server_version_num')::int,
       (SELECT system_identifier::text FROM pg_catalog.pg_control_system()),
       (SELECT timeline_id FROM pg_catalog.pg_control_checkpoint()),
       pg_catalog.pg_is_in_recovery(),
       d.datname::text, pg_catalog.pg_encoding_to_char(d.encoding)::text, d.datcollate::text, d.datctype::text,
       pg_catalog.pg_database_size(d.oid), current_user::text, pg_catalog.pg_backend_pid(), pg_catalog.clock_timestamp()
  FROM pg_catalog.pg_database d
 WHERE d.datname = current_database()
