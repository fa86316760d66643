using System.Globalization;
using PmoBackup.Infra.Components;
using PmoBackup.Policy;
using Pulumi.TestEngine;

namespace PmoBackup.Infra.Tests.Documents;

/// <summary>The figures in docs/scale.md that are ours: they follow from the catalog, the classes and the policies.</summary>
public class ScaleDocumentTests
{
    private static readonly string s_text = File.ReadAllText(Repository.PathOf("docs/scale.md"));

    [Fact]
    public void Runs_are_those_of_the_catalog()
    {
        Assert.Contains($"| `b = {Monthly(TaskScope.Database):0.0}` backups |", s_text, StringComparison.Ordinal);
        Assert.Contains($"| {Monthly(TaskScope.Store):0} |", s_text, StringComparison.Ordinal);
        Assert.Equal(1, Monthly(TaskScope.BackupsOfDatabase), precision: 2);
    }

    [Fact]
    public void Copies_are_what_the_classes_keep()
    {
        var daily = RetentionClass.Daily.LifecycleExpiry.Days;
        var weekly = RetentionClass.Weekly.LifecycleExpiry.Days;

        Assert.Equal(47, daily + (weekly / 7) + (int)Math.Round(weekly / 30.4));
        Assert.Contains("N × 47 × a(S)", s_text, StringComparison.Ordinal);
        Assert.Contains($"{daily} daily ones", s_text, StringComparison.Ordinal);
    }

    [Fact]
    public void So_many_databases_fit_into_a_stack_as_the_document_says()
    {
        Assert.Contains("**about 90 databases a stack**", s_text, StringComparison.Ordinal);
        Assert.InRange(ExecutionCharacters(89), 8_000, VaultPolicies.MostCharacters);
        Assert.True(ExecutionCharacters(110) > VaultPolicies.MostCharacters);
    }

    [Fact]
    public void The_network_that_is_made_has_room_for_so_many_tasks()
    {
        foreach (var (cidr, tasks) in new[] { ("10.60.0.0/24", 118), ("10.60.0.0/16", 32_758) })
        {
            var addresses = SubnetPlan.Of(cidr).Private.Sum(subnet => (1 << (32 - int.Parse(subnet.Split('/')[1], CultureInfo.InvariantCulture))) - 5);

            Assert.Equal(tasks, addresses);
            Assert.Contains(tasks.ToString("N0", CultureInfo.InvariantCulture), s_text, StringComparison.Ordinal);
        }
    }

    private static double Monthly(TaskScope scope)
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(-1);
        return TaskCatalog.All.Where(task => task.Scope == scope)
            .Sum(task => task.Schedule.NextRuns(start).TakeWhile(run => run < start.AddYears(4)).Count()) / 48.0;
    }

    private static int ExecutionCharacters(int databases)
    {
        var settings = SampleStack.Settings with
        {
            Databases = [.. Enumerable.Range(0, databases).Select(n => SampleStack.OnRender with { Name = $"database-{n:00}" })],
        };
        return ExecutionPolicies.Execution(settings, new StackNames(settings)).ToJson().Length;
    }
}
