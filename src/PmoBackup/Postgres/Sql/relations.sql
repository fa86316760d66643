-- Every relation that can hold rows of its own or of others, in schemas of users.
-- Readable means what pg_dump needs: SELECT, the schema's USAGE, and no row security in the way. What was dropped a moment ago
-- has no privileges to ask for (null); it is not what is in the way.
SELECT c.oid,
       n.nspname::text,
       c.relname::text,
       c.relkind::text,
       c.relpersistence::text,
       (SELECT coalesce(array_agg(a.attname::text ORDER BY a.attnum), '{}')
          FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       EXISTS (SELECT FROM pg_catalog.pg_depend d
                WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') AS in_extension,
       coalesce(pg_catalog.has_schema_privilege(n.oid, 'USAGE'), true) AS schema_usable,
       coalesce(pg_catalog.has_table_privilege(c.oid, 'SELECT'), true) AS selectable,
       c.relkind IN ('r', 'p') AND pg_catalog.row_security_active(c.oid) AS hidden_rows
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p', 'f', 'm', 'S')
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
 ORDER BY n.nspname, c.relname
