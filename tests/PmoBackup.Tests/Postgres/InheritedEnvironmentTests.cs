using PmoBackup.Postgres;
using PmoBackup.Tests.Storage;
using PmoBackup.Tools;

namespace PmoBackup.Tests.Postgres;

[Collection(ProcessWideStateCollection.Name)]
public sealed class InheritedEnvironmentTests
{
    [Theory]
    [InlineData("DATABASE_URL")]
    [InlineData("PGSERVICE")]
    [InlineData("PGHOSTADDR")]
    [InlineData("PGTARGETSESSIONATTRS")]
    public async Task A_variable_that_would_lead_elsewhere_does_not_reach_the_child(string name)
    {
        var before = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, "elsewhere");
        try
        {
            var seen = await ToolRunner.ReadAsync(new ToolCommand("env")
            {
                Environment = DatabaseUrl.Parse("postgres://ann@h/pmo").ToLibpqEnvironment("name", ""),
            }, CancellationToken.None);

            Assert.DoesNotContain("elsewhere", seen, StringComparison.Ordinal);
            Assert.Contains("PGHOST=h\n", seen, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, before);
        }
    }
}
