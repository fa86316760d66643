using PmoBackup.Catalog;
using PmoBackup.Restore;

namespace PmoBackup.Tests.Restore;

public sealed class GrantScriptTests
{
    [Theory]
    [InlineData("schema", "s", "ALTER SCHEMA s OWNER TO \"app\"")]
    [InlineData("table", "public.t", "ALTER TABLE public.t OWNER TO \"app\"")]
    [InlineData("view", "public.v", "ALTER VIEW public.v OWNER TO \"app\"")]
    [InlineData("materialized view", "public.m", "ALTER MATERIALIZED VIEW public.m OWNER TO \"app\"")]
    [InlineData("foreign table", "public.f", "ALTER FOREIGN TABLE public.f OWNER TO \"app\"")]
    [InlineData("sequence", "public.q", "ALTER SEQUENCE public.q OWNER TO \"app\"")]
    [InlineData("function", "public.f(integer)", "ALTER FUNCTION public.f(integer) OWNER TO \"app\"")]
    [InlineData("procedure", "public.p()", "ALTER PROCEDURE public.p() OWNER TO \"app\"")]
    [InlineData("aggregate", "public.a(text)", "ALTER AGGREGATE public.a(text) OWNER TO \"app\"")]
    [InlineData("type", "public.\"T\"", "ALTER TYPE public.\"T\" OWNER TO \"app\"")]
    [InlineData("statistics object", "public.x", "ALTER STATISTICS public.x OWNER TO \"app\"")]
    [InlineData("collation", "public.c", "ALTER COLLATION public.c OWNER TO \"app\"")]
    public void Every_kind_gets_its_owner(string kind, string identity, string statement) =>
        Assert.Equal([statement], Make(new ObjectEntry(kind, identity, "app", [], null)).Statements);

    [Fact]
    public void What_has_no_owner_of_its_own_is_left_out() =>
        Assert.Empty(Make(new ObjectEntry("index", "public.i", null, [], null), new ObjectEntry("trigger", "t on public.t", null, [], null)).Statements);

    [Fact]
    public void Grants_come_after_what_public_has_by_default_was_taken_away()
    {
        var script = Make(new ObjectEntry("function", "public.f()", "app", [new("app", "EXECUTE", false, null)], null));

        Assert.Equal(
            ["ALTER FUNCTION public.f() OWNER TO \"app\"", "REVOKE ALL ON FUNCTION public.f() FROM PUBLIC", "GRANT EXECUTE ON FUNCTION public.f() TO \"app\""], script.Statements);
    }

    [Fact]
    public void Columns_grant_options_and_public_keep_their_meaning_and_every_name_is_quoted()
    {
        var script = Make(new ObjectEntry("view", "public.\"V\"", null,
            [new("", "SELECT", false, "a\"b"), new("re\"ad", "SELECT", true, null), new("", "UPDATE", false, null)], null));

        Assert.Equal(
            [
                "REVOKE ALL ON TABLE public.\"V\" FROM PUBLIC", "GRANT SELECT (\"a\"\"b\") ON TABLE public.\"V\" TO PUBLIC",
                "GRANT SELECT ON TABLE public.\"V\" TO \"re\"\"ad\" WITH GRANT OPTION", "GRANT UPDATE ON TABLE public.\"V\" TO PUBLIC",
            ], script.Statements);
        Assert.Empty(script.MissingRoles);
    }

    [Fact]
    public void Grants_on_columns_alone_revoke_nothing() =>
        Assert.Equal(["GRANT SELECT (\"a\") ON TABLE public.t TO \"app\""], Make(new ObjectEntry("table", "public.t", null, [new("app", "SELECT", false, "a")], null)).Statements);

    [Fact]
    public void Roles_that_are_missing_are_named_once_and_what_concerns_them_is_left_out()
    {
        var script = Make(
            new ObjectEntry("table", "public.a", "gone", [new("gone", "SELECT", false, null), new("app", "SELECT", false, null)], null),
            new ObjectEntry("table", "public.b", "also gone", [], null));

        Assert.Equal(["also gone", "gone"], script.MissingRoles);
        Assert.Equal(["REVOKE ALL ON TABLE public.a FROM PUBLIC", "GRANT SELECT ON TABLE public.a TO \"app\""], script.Statements);
    }

    [Fact]
    public void The_owner_that_the_server_itself_gave_stays()
    {
        var script = Make(new ObjectEntry("schema", "public", "pg_database_owner", [new("", "USAGE", false, null)], null));

        Assert.Equal(["REVOKE ALL ON SCHEMA public FROM PUBLIC", "GRANT USAGE ON SCHEMA public TO PUBLIC"], script.Statements);
        Assert.Empty(script.MissingRoles);
    }

    private static GrantScript Make(params ObjectEntry[] objects) => GrantScript.Make(Inventories.Of(objects), new HashSet<string> { "app", "re\"ad" });
}
