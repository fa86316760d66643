namespace PmoBackup.Tests.Backup;

/// <summary>A database with something of every kind, under settings that would make its rows look different.</summary>
internal static class EveryKind
{
    public const string Sql = """
        CREATE EXTENSION hstore; CREATE EXTENSION citext; CREATE EXTENSION file_fdw; CREATE EXTENSION pg_trgm;
        CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');
        CREATE DOMAIN positive AS int CHECK (VALUE > 0);
        CREATE TABLE awkward (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b bytea, t timestamptz, i interval, f8 float8, f4 real, m money, n numeric,
            j jsonb, jt json, a int[], ta text[], txt text, e mood, gone int, d positive, g numeric GENERATED ALWAYS AS (n * 2) STORED,
            x xml, u uuid, r tstzrange, bits varbit, ip inet, pt point, ch char(5), day date, ttz timetz, h hstore, ci citext);
        INSERT INTO awkward (b, t, i, f8, f4, m, n, j, jt, a, ta, txt, e, gone, d, x, u, r, bits, ip, pt, ch, day, ttz, h, ci) VALUES
            ('\x00ff5c0a', '2026-03-29 02:30:00+01', '1 year -2 mons 3 days -04:05:06.789', 0.1, 1e-30, '-12345.67', 12345678901234567890.123450,
             '{"b": [1, "ü\n"], "a": null}', '{"b" : 1,  "b": 2}', '{{1,NULL},{3,4}}', '{"a b","c\"d","NULL",NULL,"\\"}',
             E'tab\t newline\n return\r backslash\\ end\\.\n\\.\n', 'it''s ok', 1, 7, '<a b="c">é</a>', '11111111-2222-3333-4444-555555555555',
             '[2026-01-01 00:00+00,)', B'10101', 'fe80::1/64', '(1.5,-0)', 'ab', '0044-03-15 BC', '12:00:00+05:30', 'a=>NULL, "b c"=>"d"', 'MiXed'),
            (NULL, 'infinity', NULL, 'NaN', '-Infinity', NULL, 'NaN', 'null', 'null', '{}', '{}', '\.', 'sad', 2, NULL, NULL, NULL, 'empty', B'',
             NULL, NULL, NULL, '-infinity', NULL, '', ''),
            (NULL, '-infinity', '0', '-0', 3.4028235e38, '0', 'Infinity', '1e400', '1', '[0:1]={5,6}', NULL, '', 'happy', 3, 1, NULL, NULL, NULL, NULL,
             NULL, NULL, '', NULL, NULL, NULL, NULL),
            (NULL, NULL, NULL, 1.7976931348623157e308, NULL, NULL, 0.000, NULL, NULL, NULL, NULL, 'жирный 漢字 😀', NULL, 4, NULL, NULL, NULL, NULL,
             NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
        INSERT INTO awkward (txt) SELECT repeat(md5(g::text), 10 + g * 700) FROM generate_series(1, 5) g;
        ALTER TABLE awkward DROP COLUMN gone;
        ALTER TABLE awkward ADD COLUMN late int DEFAULT 5;
        CREATE TABLE without_columns (); INSERT INTO without_columns SELECT FROM generate_series(1, 3);
        CREATE TABLE only_generated (g int GENERATED ALWAYS AS (1) STORED); INSERT INTO only_generated DEFAULT VALUES;
        CREATE TABLE empty_one (id int);
        CREATE UNLOGGED TABLE unlogged_one AS SELECT 1 AS one;
        CREATE TABLE parent (id int); INSERT INTO parent VALUES (1); CREATE TABLE child () INHERITS (parent); INSERT INTO child VALUES (2), (3);
        CREATE TABLE part (id int, v text) PARTITION BY RANGE (id);
        CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (100); CREATE TABLE part_2 PARTITION OF part FOR VALUES FROM (100) TO (200);
        CREATE TABLE odd_order (v text, id int); ALTER TABLE part ATTACH PARTITION odd_order FOR VALUES FROM (200) TO (300);
        INSERT INTO part SELECT g, g::text FROM generate_series(0, 249) g;
        CREATE SEQUENCE never_called START 42; CREATE SEQUENCE called INCREMENT -3 MINVALUE -100 MAXVALUE 50 START 20;
        SELECT nextval('called'), nextval('called');
        CREATE MATERIALIZED VIEW mat AS SELECT count(*) FROM awkward; CREATE VIEW vue AS SELECT id FROM awkward;
        CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
        CREATE FOREIGN TABLE hosts (line text) SERVER files OPTIONS (filename '/etc/hosts');
        CREATE TABLE in_ext (id int); ALTER EXTENSION pg_trgm ADD TABLE in_ext;
        CREATE INDEX broken ON part_1 (v); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'broken'::regclass;
        SELECT lo_from_bytea(0, '\x0102'), lo_from_bytea(0, ''), lo_from_bytea(0, decode(repeat('ab', 1500000), 'hex'));
        CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql AS 'SELECT $1 * 2';
        CREATE PUBLICATION pub FOR TABLE awkward;
        DO $$ BEGIN
            EXECUTE format('ALTER DATABASE %I SET DateStyle = ''German''', current_database());
            EXECUTE format('ALTER DATABASE %I SET TimeZone = ''Asia/Tokyo''', current_database());
            EXECUTE format('ALTER DATABASE %I SET IntervalStyle = ''iso_8601''', current_database());
            EXECUTE format('ALTER DATABASE %I SET bytea_output = ''escape''', current_database());
            EXECUTE format('ALTER DATABASE %I SET extra_float_digits = -3', current_database());
            EXECUTE format('ALTER DATABASE %I SET statement_timeout = ''2ms''', current_database());
            EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database());
            EXECUTE format('ALTER DATABASE %I SET search_path = nowhere', current_database());
        END $$;
        """;
}
