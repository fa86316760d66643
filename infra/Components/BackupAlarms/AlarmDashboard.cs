using System.Text.Json;
using PmoBackup.Infra.Settings;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Components;

/// <summary>The dashboard: the state of all alarms, then what they look at, one row a database.</summary>
public static class AlarmDashboard
{
    private const int Width = 24;
    private const int Height = 6;

    /// <summary>Its body, as CloudWatch reads it.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="alarmArns">The alarms, in the order in which they are shown.</param>
    public static string Body(StackSettings settings, IEnumerable<string> alarmArns) => JsonSerializer.Serialize(new
    {
        start = "-P7D",
        widgets = new[] { States(alarmArns) }
            .Concat(settings.Databases.SelectMany((database, row) => Row(settings, database.Name, Height * (row + 1)))),
    });

    private static object States(IEnumerable<string> alarmArns) => new
    {
        type = "alarm",
        x = 0,
        y = 0,
        width = Width,
        height = Height,
        properties = new { title = "Alarms", alarms = alarmArns.ToArray() },
    };

    private static IEnumerable<object> Row(StackSettings settings, string database, int y) =>
    [
        Graph(settings, BackupMetric.BackupAge, database, 0, y, "Maximum", RecoveryObjectives.FreshnessCritical.TotalSeconds),
        Graph(settings, BackupMetric.BackupSucceeded, database, 6, y, "Sum", null),
        Graph(settings, BackupMetric.DaysSinceDrill, database, 12, y, "Maximum",
            TaskCatalog.All.Single(task => task.Name == "monthly-drill").AlarmAfter.TotalDays),
        Graph(settings, BackupMetric.DrillRestore, database, 18, y, "Maximum", RecoveryObjectives.DrillRestore.TotalSeconds),
    ];

    private static object Graph(
        StackSettings settings, BackupMetric metric, string database, int x, int y, string statistic, double? limit) => new
        {
            type = "metric",
            x,
            y,
            width = Width / 4,
            height = Height,
            properties = new
            {
                title = $"{database}: {metric.Means}",
                region = settings.Region,
                stat = statistic,
                period = (int)AlarmRule.Period.TotalSeconds,
                metrics = new[]
            {
                new[]
                {
                    BackupMetric.Namespace, metric.Name,
                    BackupMetric.StackDimension, settings.Stack, BackupMetric.DatabaseDimension, database,
                },
            },
                annotations = new { horizontal = limit is { } value ? new object[] { new { label = "limit", value } } : [] },
            },
        };
}
