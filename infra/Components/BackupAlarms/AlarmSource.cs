using PmoBackup.Infra.Settings;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Components;

/// <summary>The metric that an alarm looks at, as CloudWatch names it.</summary>
/// <param name="Namespace">Such as <c>PmoBackup</c>.</param>
/// <param name="Name">Such as <c>BackupSucceeded</c>.</param>
/// <param name="Dimensions">What it is told for.</param>
public sealed record AlarmSource(string Namespace, string Name, IReadOnlyDictionary<string, string> Dimensions)
{
    /// <summary>One of the program's metrics.</summary>
    public static AlarmSource Of(BackupMetric metric, StackSettings settings, string? database = null)
    {
        var dimensions = new Dictionary<string, string> { [BackupMetric.StackDimension] = settings.Stack };
        if (database != null)
            dimensions[BackupMetric.DatabaseDimension] = database;
        return new AlarmSource(BackupMetric.Namespace, metric.Name, dimensions);
    }

    /// <summary>The messages that wait in a queue.</summary>
    public static AlarmSource Waiting(string queue) => new(
        "AWS/SQS", "ApproximateNumberOfMessagesVisible", new Dictionary<string, string> { ["QueueName"] = queue });
}
