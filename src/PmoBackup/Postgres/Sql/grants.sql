-- Privileges that differ from the defaults, one a row: class and id of the object, column, grantee (empty for PUBLIC), privilege.
SELECT a.class, a.object, a.column_name, CASE WHEN x.grantee = 0 THEN '' ELSE pg_catalog.pg_get_userbyid(x.grantee)::text END,
       x.privilege_type, x.is_grantable
  FROM (SELECT 'pg_catalog.pg_namespace'::regclass::oid AS class, oid AS object, NULL::text AS column_name, nspacl AS acl
          FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
        UNION ALL
        SELECT 'pg_catalog.pg_class'::regclass::oid, oid, NULL, relacl FROM pg_catalog.pg_class WHERE oid >= 16384
        UNION ALL
        SELECT 'pg_catalog.pg_class'::regclass::oid, attrelid, attname::text, attacl FROM pg_catalog.pg_attribute WHERE attrelid >= 16384
        UNION ALL
        SELECT 'pg_catalog.pg_proc'::regclass::oid, oid, NULL, proacl FROM pg_catalog.pg_proc WHERE oid >= 16384
        UNION ALL
        SELECT 'pg_catalog.pg_type'::regclass::oid, oid, NULL, typacl FROM pg_catalog.pg_type WHERE oid >= 16384) a
 CROSS JOIN LATERAL pg_catalog.aclexplode(a.acl) x
 WHERE a.acl IS NOT NULL
 ORDER BY 1, 2, 3 NULLS FIRST, 4, 5
