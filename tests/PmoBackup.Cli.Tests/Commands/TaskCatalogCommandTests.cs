using PmoBackup.Cli.Commands;
using PmoBackup.Policy;

namespace PmoBackup.Cli.Tests.Commands;

/// <summary>What runs by itself, against the real parser.</summary>
public sealed class TaskCatalogCommandTests
{
    /// <summary>Tasks whose command line is decided and is not yet a command. A name goes from here when its command comes.</summary>
    private static readonly string[] s_notYetCommands =
        ["vault-audit", "daily-report", "weekly-review", "monthly-probe", "quarterly-review"];

    private static readonly App s_app =
        new(TimeProvider.System, _ => null, TextWriter.Null, TextWriter.Null, new Terminal(false, false, false, false));

    public static TheoryData<string> Names => [.. TaskCatalog.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_tasks_command_line_parses_unless_it_is_not_yet_a_command(string name)
    {
        var task = TaskCatalog.All.Single(t => t.Name == name);

        Assert.All((string?[])[null, "pmo"], database =>
        {
            var errors = CommandLine.Parse(AllCommands.Create(s_app), task.Plan(database).Arguments).Errors;

            Assert.True(s_notYetCommands.Contains(name) == errors.Count > 0, string.Join(' ', errors.Select(e => e.Message)));
        });
    }

    [Fact]
    public void Only_tasks_are_not_yet_commands() =>
        Assert.All(s_notYetCommands, name => Assert.Contains(TaskCatalog.All, task => task.Name == name));
}
