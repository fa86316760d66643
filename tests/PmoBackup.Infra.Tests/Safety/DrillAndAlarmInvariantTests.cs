using PmoBackup.Infra.Safety;
using PmoBackup.Infra.Settings;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Tests;

/// <summary>The invariants of drills and alarms, broken.</summary>
public class DrillAndAlarmInvariantTests
{
    private static readonly StackFacts s_safe = StackFacts.Of(VaultScene.Production);

    [Fact]
    public void A_drill_task_that_is_given_a_connection_string()
        => Assert.Contains("The task monthly-drill is given DATABASE_URL.",
            Assert.Single(Broken("drills-hold-no-keys", s_safe with
            {
                Tasks = [.. s_safe.Tasks.Select(task => task.Name == "monthly-drill" ? task with { Scope = TaskScope.Database }
                : task)],
            })), StringComparison.Ordinal);

    [Theory]
    [InlineData("pmo-backup-prod/platform/database-url")]
    [InlineData("pmo-backup-prod/reports/database-url")]
    [InlineData("pmo-backup-prod/render-api-key")]
    public void A_drill_environment_on_the_server_of_production(string secret)
        => Assert.Contains($"The drill november would restore over {secret}",
            Assert.Single(Broken("drills-hold-no-keys", DrillOn(secret))), StringComparison.Ordinal);

    [Fact]
    public void A_drill_environment_on_another_server_is_safe()
        => Assert.Empty(Broken("drills-hold-no-keys", DrillOn("drills/server")));

    [Fact]
    public void An_alarm_that_looks_back_further_than_CloudWatch_does()
        => Assert.Contains("backup-silent-platform looks back 169 hours", Assert.Single(Broken("alarms-can-sound", s_safe with
        {
            Alarms = [.. s_safe.Alarms.Select(rule => rule.Name == "backup-silent-platform" ? rule with { Hours = 169 } : rule)],
        })), StringComparison.Ordinal);

    [Fact]
    public void A_database_whose_silence_nobody_hears()
    {
        var deaf = s_safe with
        {
            Alarms = [.. s_safe.Alarms.Select(rule => rule.Name == "backup-silent-reports"
            ? rule with { SilenceIsWrong = false } : rule)]
        };

        Assert.Contains("the backups of reports stop", Assert.Single(Broken("alarms-can-sound", deaf)), StringComparison.Ordinal);
    }

    private static StackFacts DrillOn(string secret) => StackFacts.Of(VaultScene.Production with
    {
        Drills =
        [
            SampleStack.Drill with { Host = "server",
                ServerSecretArn = $"arn:aws:secretsmanager:eu-central-1:123456789012:secret:{secret}-AbCdEf" },
        ],
    });

    private static List<string> Broken(string name, StackFacts facts)
        => [.. Invariants.All.Single(i => i.Name == name).Violations(facts)];
}
