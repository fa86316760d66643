-- Every object that a dump creates: what it is, its full name, its owner, its privileges, its definition.
WITH extension_members AS (
    SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e'
), user_schemas AS (
    SELECT oid, nspname, nspowner, nspacl FROM pg_catalog.pg_namespace
     WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
), found AS (
    SELECT 'pg_catalog.pg_namespace'::regclass AS class, s.oid AS object, s.nspowner AS owner, s.nspacl AS acl, NULL::text AS definition
      FROM user_schemas s
    UNION ALL
    SELECT 'pg_catalog.pg_class'::regclass, c.oid, CASE WHEN c.relkind IN ('i', 'I') THEN NULL ELSE c.relowner END, c.relacl,
           CASE WHEN c.relkind IN ('i', 'I') THEN pg_catalog.pg_get_indexdef(c.oid)
                WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid)
                WHEN c.relkind = 'S' THEN (SELECT format('%s %s %s %s %s %s', format_type(q.seqtypid, NULL), q.seqstart, q.seqincrement,
                                                         q.seqmin, q.seqmax, q.seqcycle) FROM pg_catalog.pg_sequence q WHERE q.seqrelid = c.oid)
                ELSE c.relkind::text || c.relpersistence::text || coalesce(pg_catalog.pg_get_partkeydef(c.oid), '')
                     || coalesce(pg_catalog.pg_get_expr(c.relpartbound, c.oid), '')
                     || c.relrowsecurity::text || c.relforcerowsecurity::text
                     || coalesce((SELECT string_agg(format('%I %s %s %s %s%s %s', a.attname, format_type(a.atttypid, a.atttypmod),
                                         a.attnotnull, a.attcollation, a.attidentity, a.attgenerated,
                                         pg_catalog.pg_get_expr(f.adbin, f.adrelid)), ', ' ORDER BY a.attnum)
                           FROM pg_catalog.pg_attribute a
                           LEFT JOIN pg_catalog.pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
                          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '')
           END
      FROM pg_catalog.pg_class c
      JOIN user_schemas s ON s.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'i', 'I')
       AND (i.indexrelid IS NULL OR i.indisvalid OR c.relkind = 'I')
    UNION ALL
    SELECT 'pg_catalog.pg_constraint'::regclass, k.oid, NULL, NULL, pg_catalog.pg_get_constraintdef(k.oid)
      FROM pg_catalog.pg_constraint k
      JOIN user_schemas s ON s.oid = k.connamespace
     WHERE k.contype NOT IN ('n', 't')
       -- Of a foreign key's copies for partitions the server numbers the names by itself, anew in each database.
       AND NOT (k.contype = 'f' AND k.conparentid <> 0)
    UNION ALL
    SELECT 'pg_catalog.pg_trigger'::regclass, t.oid, NULL, NULL, pg_catalog.pg_get_triggerdef(t.oid)
      FROM pg_catalog.pg_trigger t
      JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
      JOIN user_schemas s ON s.oid = c.relnamespace
     WHERE NOT t.tgisinternal
    UNION ALL
    SELECT 'pg_catalog.pg_proc'::regclass, p.oid, p.proowner, p.proacl,
           CASE WHEN p.prokind = 'a' THEN p.prosrc ELSE pg_catalog.pg_get_functiondef(p.oid) END
      FROM pg_catalog.pg_proc p
      JOIN user_schemas s ON s.oid = p.pronamespace
     WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                        WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
    UNION ALL
    SELECT 'pg_catalog.pg_type'::regclass, t.oid, t.typowner, t.typacl,
           CASE t.typtype
             WHEN 'e' THEN (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
                              FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid)
             WHEN 'd' THEN format('%s %s %s', format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault)
             ELSE t.typtype::text
           END
      FROM pg_catalog.pg_type t
      JOIN user_schemas s ON s.oid = t.typnamespace
      LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
     WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c'))
    UNION ALL
    SELECT 'pg_catalog.pg_policy'::regclass, y.oid, NULL, NULL,
           format('%s %s %s %s', y.polcmd, y.polpermissive, pg_catalog.pg_get_expr(y.polqual, y.polrelid),
                  pg_catalog.pg_get_expr(y.polwithcheck, y.polrelid))
      FROM pg_catalog.pg_policy y
    UNION ALL
    SELECT 'pg_catalog.pg_rewrite'::regclass, r.oid, NULL, NULL, pg_catalog.pg_get_ruledef(r.oid)
      FROM pg_catalog.pg_rewrite r
      JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
      JOIN user_schemas s ON s.oid = c.relnamespace
     WHERE r.rulename <> '_RETURN'
    UNION ALL
    SELECT 'pg_catalog.pg_statistic_ext'::regclass, x.oid, x.stxowner, NULL, pg_catalog.pg_get_statisticsobjdef(x.oid)
      FROM pg_catalog.pg_statistic_ext x
      JOIN user_schemas s ON s.oid = x.stxnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_collation'::regclass, x.oid, x.collowner, NULL, NULL
      FROM pg_catalog.pg_collation x
      JOIN user_schemas s ON s.oid = x.collnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_operator'::regclass, x.oid, x.oprowner, NULL, NULL
      FROM pg_catalog.pg_operator x
      JOIN user_schemas s ON s.oid = x.oprnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_ts_config'::regclass, x.oid, x.cfgowner, NULL, NULL
      FROM pg_catalog.pg_ts_config x
      JOIN user_schemas s ON s.oid = x.cfgnamespace
    UNION ALL
    SELECT 'pg_catalog.pg_event_trigger'::regclass, x.oid, x.evtowner, NULL, format('%s %s', x.evtevent, x.evttags)
      FROM pg_catalog.pg_event_trigger x
)
SELECT i.type, i.identity, pg_catalog.pg_get_userbyid(f.owner)::text, f.definition,
       f.acl IS NOT NULL
         OR (f.class = 'pg_catalog.pg_class'::regclass
             AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = f.object AND a.attacl IS NOT NULL)) AS has_acl,
       f.class::oid, f.object
  FROM found f
 CROSS JOIN LATERAL pg_catalog.pg_identify_object(f.class, f.object, 0) i
 WHERE (f.class, f.object) NOT IN (SELECT classid, objid FROM extension_members)
   AND i.identity IS NOT NULL
