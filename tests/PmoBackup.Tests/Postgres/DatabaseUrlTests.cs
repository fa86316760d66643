using PmoBackup.Errors;
using PmoBackup.Postgres;

namespace PmoBackup.Tests.Postgres;

public sealed class DatabaseUrlTests
{
    [Theory]
    [InlineData("postgres://ann:s3cret@db.example:6432/pmo?sslmode=require", "ann@db.example:6432/pmo", "s3cret", "require")]
    [InlineData("postgresql://ann:s3cret@db.example/pmo", "ann@db.example:5432/pmo", "s3cret", "prefer")]
    [InlineData("POSTGRES://ann@db.example", "ann@db.example:5432/ann", null, "prefer")]
    [InlineData("postgres://ann:p%40ss%3A%2F%25@h/my%20db%22", "ann@h:5432/my db\"", "p@ss:/%", "prefer")]
    [InlineData("postgres://ann@[::1]:5433/pmo", "ann@::1:5433/pmo", null, "prefer")]
    [InlineData("postgres:///pmo?host=/run/postgresql&user=ann", "ann@/run/postgresql:5432/pmo", null, "prefer")]
    [InlineData("postgres://ann@%2Frun%2Fpostgresql/pmo", "ann@/run/postgresql:5432/pmo", null, "prefer")]
    [InlineData("postgres://ann@h/pmo?application_name=x&password=s3cret", "ann@h:5432/pmo", "s3cret", "prefer")]
    [InlineData("host=db.example port=6432 dbname=pmo user=ann password=s3cret sslmode=verify-full", "ann@db.example:6432/pmo", "s3cret", "verify-full")]
    [InlineData(@"host = h  user='an\'n' password='a b\\c' dbname=''", "an'n@h:5432/an'n", @"a b\c", "prefer")]
    [InlineData("hostaddr=10.0.0.1 user=ann", "ann@10.0.0.1:5432/ann", null, "prefer")]
    public void Both_of_libpqs_forms_are_read(string text, string expected, string? password, string sslMode)
    {
        var url = DatabaseUrl.Parse(text);

        Assert.Equal((expected, password, sslMode), (url.ToString(), url.Password, url.SslMode));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("mysql://ann:s3cret@h/pmo")]
    [InlineData("postgres://ann:s3cret@h:port/pmo")]
    [InlineData("postgres://ann:s3cret@h:0/pmo")]
    [InlineData("postgres://ann:s3cret@h:65536/pmo")]
    [InlineData("postgres://ann:s3cret@one,two/pmo")]
    [InlineData("postgres://ann:s3cret@h/pmo?sslmode=maybe")]
    [InlineData("postgres://ann:s3cret@h/pmo?unheardof=1")]
    [InlineData("postgres://ann:s3cret@h/pmo?nothing")]
    [InlineData("postgres://ann:s3cret@h/pmo%00x")]
    [InlineData("postgres://ann:s3cret@h/pmo?connect_timeout=-1")]
    [InlineData("postgres://ann:s3cret@@h/pmo")]
    [InlineData("host=h password='s3cret")]
    [InlineData("just words s3cret")]
    public void A_bad_one_is_the_callers_fault_and_its_password_is_not_repeated(string text)
    {
        var error = Assert.Throws<UsageException>(() => DatabaseUrl.Parse(text));

        Assert.DoesNotContain("s3cret", error.ToString() + error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void The_password_is_in_no_text_of_an_address()
    {
        var url = DatabaseUrl.Parse("postgres://ann:s3cret@h/pmo");

        Assert.DoesNotContain("s3cret", $"{url} {url.WithDatabase("x")} {url.WithUser("bob", "s3cret")}", StringComparison.Ordinal);
    }

    [Fact]
    public void DATABASE_URL_comes_before_libpqs_variables()
    {
        var variables = new Dictionary<string, string> { ["DATABASE_URL"] = "postgres://ann@h/pmo", ["PGHOST"] = "other" };

        Assert.Equal("ann@h:5432/pmo", DatabaseUrl.FromEnvironment(variables.GetValueOrDefault).ToString());
    }

    [Fact]
    public void Libpqs_variables_are_read()
    {
        var variables = new Dictionary<string, string>
        {
            ["PGHOST"] = "h",
            ["PGPORT"] = "6432",
            ["PGUSER"] = "ann",
            ["PGDATABASE"] = "pmo",
            ["PGPASSWORD"] = "s3cret",
            ["PGSSLMODE"] = "require",
            ["PGSSLROOTCERT"] = "/ca.pem",
            ["PGPASSFILE"] = "/pass",
            ["PGCONNECT_TIMEOUT"] = "3",
        };

        Assert.Equal(
            new DatabaseUrl
            {
                Host = "h",
                Port = 6432,
                User = "ann",
                Database = "pmo",
                Password = "s3cret",
                SslMode = "require",
                SslRootCertificate = "/ca.pem",
                PasswordFile = "/pass",
                ConnectTimeout = TimeSpan.FromSeconds(3),
            },
            DatabaseUrl.FromEnvironment(variables.GetValueOrDefault));
    }

    [Theory]
    [InlineData("PGUSER", "ann")]
    [InlineData("PGSERVICE", "pmo")]
    public void Without_a_database_named_it_says_what_to_set(string name, string value)
    {
        var error = Assert.Throws<UsageException>(() => DatabaseUrl.FromEnvironment(n => n == name ? value : null));

        Assert.Contains("DATABASE_URL", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_child_process_gets_this_address_and_no_other_variable_of_libpq()
    {
        var child = DatabaseUrl.Parse("postgres://ann:s3cret@h/pmo").ToLibpqEnvironment("name", "-c a=b");

        Assert.Equal(("h", "5432", "ann", "pmo", "s3cret", "name", "-c a=b"),
            (child["PGHOST"], child["PGPORT"], child["PGUSER"], child["PGDATABASE"], child["PGPASSWORD"], child["PGAPPNAME"], child["PGOPTIONS"]));
        Assert.Null(child["PGPASSFILE"]);
        Assert.Null(child["PGSSLROOTCERT"]);
    }
}
