-- Rows by arithmetic on their number: no random(), no dependence on the planner, so that two runs with the same pmo.now
-- give the same bytes. Multipliers are primes, so that neighbours do not look alike.

-- step: people
SELECT "ensureAuditPartitions"(current_setting('pmo.now')::timestamptz - interval '13 months', 15);

INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "started_at", "applied_steps_count")
SELECT md5('migration' || i)::uuid::text, md5('a' || i) || md5('b' || i), at + interval '1 second',
    to_char(at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISS') || '_' || (ARRAY['init', 'add_invoices', 'rename_owner', 'tags', 'audit_log'])[1 + i % 5], at, 1
FROM generate_series(1, 25) i, LATERAL (SELECT current_setting('pmo.now')::timestamptz - (26 - i) * interval '17 days 3 hours' AS at) t;

INSERT INTO "Role" ("id", "name", "permissions") VALUES
    (1, 'owner', '{*}'), (2, 'admin', '{users:write,projects:write,invoices:write}'), (3, 'manager', '{projects:write,invoices:read}'),
    (4, 'member', '{tasks:write}'), (5, 'accountant', '{invoices:write,"payments: write, read"}'), (6, 'guest', '{}');

INSERT INTO "User" ("id", "email", "name", "roleId", "skills", "preferences", "hourlyRate", "active", "createdAt", "updatedAt")
SELECT 'c' || left(md5('user' || i), 24), CASE i % 3 WHEN 0 THEN 'User' ELSE 'user' END || i || '@pmo.example',
    (ARRAY['Anna', 'Jürgen', 'Zoë', '美咲', 'Łukasz', 'José', 'Ngọc', 'Ólafur', '太郎', 'Siobhán'])[1 + i % 10] || ' '
        || (ARRAY['Müller', 'Weiß', 'O''Brien', '佐藤', 'Groß-Gerau', 'García', 'Nguyễn', 'Smith', 'Çelik'])[1 + i % 9],
    1 + (i * 7) % 6, (ARRAY['planning', 'risk', 'C#', 'SQL', 'Prüfung', '交渉', 'say "hi"', 'back\slash'])[1 + i % 4 : 2 + i % 7],
    jsonb_build_object('locale', (ARRAY['de-DE', 'en-GB', 'ja-JP'])[1 + i % 3], 'theme', CASE WHEN i % 2 = 0 THEN 'dark' ELSE 'light' END,
        'columns', jsonb_build_array(i % 5, i % 7, NULL)),
    CASE WHEN i % 11 <> 0 THEN 60 + (i * 37 % 9000) / 100.0 END, i % 23 <> 0,
    now - (401 - i) * interval '2 days', now - (401 - i) * interval '1 day'
FROM generate_series(1, 400) i, LATERAL (SELECT current_setting('pmo.now')::timestamptz AS now) n;

-- step: clients and projects
INSERT INTO "Client" ("id", "name", "externalRef", "address", "ownerId", "createdAt", "updatedAt")
SELECT md5('client' || i)::uuid,
    (ARRAY['Bäckerei', 'Nordwind', '株式会社さくら', 'Café Zürich', 'Oak & Sons', 'Æther', '🚀 Orbit', 'Straßenbau'])[1 + i % 8] || ' '
        || (ARRAY['GmbH', 'Ltd', '東京', 'AG', 'S.à r.l.', 'Inc.'])[1 + i % 6] || ' ' || i,
    CASE WHEN i % 5 <> 0 THEN 'CRM-' || 70000 + i * 13 END,
    CASE WHEN i % 9 <> 0 THEN jsonb_build_object('street', 'Hauptstraße ' || i % 200, 'zip', lpad((i * 997 % 100000)::text, 5, '0'), 'geo',
        jsonb_build_array(47 + i % 700 / 100.0, 6 + i % 900 / 100.0)) END,
    'c' || left(md5('user' || 1 + i * 31 % 400), 24), now - (501 - i) * interval '1 day 7 hours', now - (501 - i) * interval '9 hours'
FROM generate_series(1, 500) i, LATERAL (SELECT current_setting('pmo.now')::timestamptz AS now) n;

INSERT INTO "Project" ("id", "clientId", "name", "description", "status", "labels", "budget", "progress", "startsOn", "endsOn", "createdAt", "updatedAt")
SELECT 'c' || left(md5('project' || i), 24), md5('client' || 1 + i % 500)::uuid,
    (ARRAY['Website', 'ERP rollout', 'Umzug', '基幹システム', 'Office fit-out', 'Audit', 'Migración'])[1 + i % 7] || ' ' || (ARRAY['Phase', 'Los', '第'])[1 + i % 3] || ' ' || i,
    CASE WHEN i % 4 <> 0 THEN E'Scope:\n\t• ' || (ARRAY['design', 'Prüfung', '設計', E'C:\\plans\\v2'])[1 + i % 4] || E'\n\t• hand-over 🎉' END,
    (ARRAY['PLANNED', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'ON_HOLD', 'DONE', 'DONE', 'CANCELLED']::"ProjectStatus"[])[1 + i % 8],
    (ARRAY['internal', 'fixed-price', 'öffentlich', 'vip'])[1 + i % 3 : 1 + i % 5], CASE WHEN i % 6 <> 0 THEN 5000 + i * 7919 % 400000 END,
    i * 37 % 101 / 100.0::double precision, (now - (2001 - i) * interval '7 hours')::date, (now + (i % 300 - 20) * interval '1 day')::date + 600,
    now - (2001 - i) * interval '7 hours', now - (2001 - i) * interval '2 hours'
FROM generate_series(1, 2000) i, LATERAL (SELECT current_setting('pmo.now')::timestamptz AS now) n;

INSERT INTO "Membership" ("userId", "projectId", "allocation", "period")
SELECT 'c' || left(md5('user' || 1 + (i * 3 + k * 101) % 400), 24), 'c' || left(md5('project' || i), 24), (i * 7 + k * 20) % 101,
    daterange((now - interval '1 year')::date + i % 90, CASE WHEN k > 0 THEN (now + interval '1 year')::date END)
FROM generate_series(1, 2000) i, generate_series(0, 2) k, LATERAL (SELECT current_setting('pmo.now')::timestamptz AS now) n;

INSERT INTO "Milestone" ("id", "projectId", "name", "dueOn", "reachedAt")
SELECT i, 'c' || left(md5('project' || 1 + i % 2000), 24), (ARRAY['Kick-off', 'Entwurf', '検収', 'Go-live'])[1 + i % 4],
    (now + (i * 13 % 400 - 200) * interval '1 day')::date, CASE WHEN i * 13 % 400 < 200 THEN now + (i * 13 % 400 - 200) * interval '1 day' END
FROM generate_series(1, 8000) i, LATERAL (SELECT current_setting('pmo.now')::timestamptz AS now) n;

-- step: tasks
INSERT INTO "Task" ("id", "projectId", "milestoneId", "parentId", "assigneeId", "title", "status", "priority", "estimate", "metadata", "createdAt", "updatedAt")
SELECT i, 'c' || left(md5('project' || 1 + i % 2000), 24), CASE WHEN i % 3 = 0 THEN 1 + (i - 1) % 2000 + 2000 * (i % 4) END,
    CASE WHEN i > 2000 AND i % 4 = 1 THEN i - 2000 END, CASE WHEN i % 10 <> 0 THEN 'c' || left(md5('user' || 1 + i * 17 % 400), 24) END,
    (ARRAY['Draft', 'Review', 'Prüfe', '確認:', 'Fix', 'Call about'])[1 + i % 6] || ' ' || (ARRAY['contract', 'Angebot', '見積書', 'floor plan', 'risk log'])[1 + i % 5] || ' #' || i,
    (ARRAY['TODO', 'IN_PROGRESS', 'IN_REVIEW', 'DONE', 'DONE']::"TaskStatus"[])[1 + i % 5],
    (ARRAY['LOW', 'MEDIUM', 'MEDIUM', 'HIGH', 'URGENT', 'MEDIUM', 'LOW']::"Priority"[])[1 + i % 7],
    CASE WHEN i % 5 <> 0 THEN make_interval(hours => 1 + i % 40, mins => i % 4 * 15) END,
    CASE WHEN i % 2 = 0 THEN '{}' ELSE jsonb_build_object('source', (ARRAY['mail', 'web', 'import'])[1 + i % 3], 'points', i % 13, 'blocked', i % 19 = 0) END,
    now - (40001 - i) * interval '13 minutes', now - (40001 - i) * interval '5 minutes'
FROM generate_series(1, 40000) i, LATERAL (SELECT current_setting('pmo.now')::timestamptz AS now) n;

INSERT INTO "Tag" ("id", "name", "color")
SELECT i, (ARRAY['Backend', 'Büro', '緊急', 'legal', '💶', 'later'])[1 + i % 6] || '-' || i, '#' || lpad(to_hex(i * 654321 % 16777216), 6, '0') FROM generate_series(1, 60) i;
INSERT INTO "_TagToTask" ("A", "B") SELECT 1 + (i * 7 + k * 11) % 60, i FROM generate_series(1, 40000) i, generate_series(0, 1) k WHERE k = 0 OR i % 4 = 0;

-- step: time entries and comments
INSERT INTO "TimeEntry" ("id", "taskId", "userId", "minutes", "billable", "note", "createdAt") OVERRIDING SYSTEM VALUE
SELECT i, 1 + i * 7919::bigint % 40000, 'c' || left(md5('user' || 1 + i % 400), 24), 15 * (1 + i % 32), i % 6 <> 0,
    CASE WHEN i % 3 = 0 THEN (ARRAY['on site', 'Rückfrage', '打ち合わせ', 'phone'])[1 + i % 4] END, now - (85001 - i) * interval '6 minutes'
FROM generate_series(1, 85000) i, LATERAL (SELECT current_setting('pmo.now')::timestamptz AS now) n;

INSERT INTO "Comment" ("id", "taskId", "authorId", "body", "reactions", "createdAt", "updatedAt")
SELECT i, 1 + i * 6151::bigint % 40000, 'c' || left(md5('user' || 1 + i * 3 % 400), 24),
    (ARRAY['Looks good to me 👍', 'Könnt ihr das bis Freitag prüfen?', '了解しました。', E'Please see:\n> quoted\r\n\tand "more"', 'It''s \N, not \.', E'👩‍👩‍👧‍👦 e\u0301'])[1 + i % 6]
        || ' ' || md5('comment' || i),
    CASE WHEN i % 7 = 0 THEN jsonb_build_object('👍', i % 5, '🎉', i % 3) END, now - (30001 - i) * interval '17 minutes', now - (30001 - i) * interval '16 minutes'
FROM generate_series(1, 30000) i, LATERAL (SELECT current_setting('pmo.now')::timestamptz AS now) n;

INSERT INTO "Attachment" ("id", "taskId", "fileName", "contentType", "content", "largeObject", "createdAt")
SELECT md5('attachment' || i)::uuid, 1 + i * 19 % 40000, (ARRAY['Angebot', '図面', 'photo', 'notes'])[1 + i % 4] || ' ' || i || '.pdf', 'application/pdf',
    CASE WHEN i > 4 THEN decode(repeat(md5('content' || i) || md5('more' || i), 1 + i % 40), 'hex') END,
    CASE WHEN i <= 4 THEN lo_from_bytea((910000 + i)::oid, decode(repeat(md5('large' || i), 20000 * i), 'hex')) END, now - (2001 - i) * interval '4 hours'
FROM generate_series(1, 2000) i, LATERAL (SELECT current_setting('pmo.now')::timestamptz AS now) n;

-- step: invoices
INSERT INTO "Invoice" ("id", "number", "clientId", "status", "currency", "issuedOn", "createdAt", "updatedAt")
SELECT i, 100000 + i, md5('client' || 1 + i * 7 % 500)::uuid, (ARRAY['PAID', 'PAID', 'PAID', 'SENT', 'OVERDUE', 'DRAFT']::"InvoiceStatus"[])[1 + i % 6],
    (ARRAY['EUR', 'EUR', 'CHF', 'JPY'])[1 + i % 4], (now - (6001 - i) * interval '3 hours')::date, now - (6001 - i) * interval '3 hours', now - (6001 - i) * interval '1 hour'
FROM generate_series(1, 6000) i, LATERAL (SELECT current_setting('pmo.now')::timestamptz AS now) n;

INSERT INTO "InvoiceLine" ("invoiceId", "position", "description", "quantity", "unitPrice")
SELECT i, k, (ARRAY['Consulting', 'Reisekosten', 'ライセンス', 'Workshop'])[1 + (i + k) % 4], (i * 13 + k * 7) % 90000 / 1000.0, 40 + (i * 7919 + k * 101) % 20000 / 100.0
FROM generate_series(1, 6000) i, generate_series(1, 4) k WHERE k <= 2 + i % 3;

INSERT INTO "Payment" ("id", "invoiceId", "amount", "receivedAt")
SELECT md5('payment' || i)::uuid, i, 100 + i * 7907 % 900000 / 100.0, now - (6001 - i) * interval '2 hours'
FROM generate_series(1, 6000) i, LATERAL (SELECT current_setting('pmo.now')::timestamptz AS now) n WHERE i % 6 < 3;

-- step: audit log, notifications and settings
INSERT INTO "AuditLog" ("id", "actorId", "action", "entity", "entityId", "changes", "address", "createdAt")
SELECT i, CASE WHEN i % 8 <> 0 THEN 'c' || left(md5('user' || 1 + i * 29 % 400), 24) END, (ARRAY['INSERT', 'UPDATE', 'UPDATE', 'LOGIN'])[1 + i % 4],
    (ARRAY['Task', 'Project', 'Invoice'])[1 + i % 3], i * 7 % 40000, CASE WHEN i % 4 <> 3 THEN jsonb_build_object('field', 'status', 'to', (ARRAY['DONE', 'SENT', 'geprüft'])[1 + i % 3]) END,
    CASE WHEN i % 5 = 0 THEN '2001:db8::'::inet + i ELSE '10.0.0.0'::inet + i END, now - (35001 - i) * interval '16 minutes'
FROM generate_series(1, 35000) i, LATERAL (SELECT current_setting('pmo.now')::timestamptz AS now) n;

INSERT INTO "Notification" ("id", "userId", "payload", "readAt", "createdAt")
SELECT i, 'c' || left(md5('user' || 1 + i * 11 % 400), 24), jsonb_build_object('kind', (ARRAY['assigned', 'mention', 'due'])[1 + i % 3], 'taskId', 1 + i * 3 % 40000),
    CASE WHEN i % 4 <> 0 THEN now - (12001 - i) * interval '40 minutes' END, now - (12001 - i) * interval '41 minutes'
FROM generate_series(1, 12000) i, LATERAL (SELECT current_setting('pmo.now')::timestamptz AS now) n;

INSERT INTO "Session" ("token", "userId", "address", "expiresAt")
SELECT md5('session' || i), 'c' || left(md5('user' || 1 + i % 400), 24), '10.1.0.0'::inet + i, now + i * interval '1 minute'
FROM generate_series(1, 1000) i, LATERAL (SELECT current_setting('pmo.now')::timestamptz AS now) n;

INSERT INTO "Setting" ("key", "value", "updatedAt")
SELECT (ARRAY['billing', 'mail', 'branding', 'limits'])[1 + i % 4] || '.' || i, CASE i % 4 WHEN 0 THEN to_jsonb(i) WHEN 1 THEN 'null' WHEN 2 THEN '"schön ✨"' ELSE '{"a": [1, 2.50, 1e3]}' END::jsonb,
    current_setting('pmo.now')::timestamptz - i * interval '5 days'
FROM generate_series(1, 40) i;

-- step: sequences
SELECT setval('"InvoiceNumber"', 106000);
SELECT setval(pg_get_serial_sequence(quote_ident(t), 'id'), n)
FROM (VALUES ('Role', 6), ('Milestone', 8000), ('Task', 40000), ('Tag', 60), ('TimeEntry', 85000), ('Comment', 30000),
    ('Invoice', 6000), ('Notification', 12000), ('AuditLog', 35000)) s (t, n);
