using System.Text.Json;
using PmoBackup.Infra.Settings;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Components;

/// <summary>The one container of a task: the CLI's image with the task's words.</summary>
public static class TaskContainer
{
    /// <summary>Its name.</summary>
    public const string Name = "pmo-backup";

    /// <summary>
    /// The only place that it can write to. The image declares it as a volume of its user's, or the volume would be root's.
    /// </summary>
    public const string Scratch = "/scratch";

    /// <summary>The user and group that it runs as, those of the image; not root.</summary>
    public const string User = "10001:10001";

    /// <summary>The definition, as ECS reads it.</summary>
    /// <param name="task">What it runs.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="names">The stack's names.</param>
    /// <param name="image">The image, with its tag or digest.</param>
    /// <param name="secrets">The ARNs of the secrets it gets, by environment variable.</param>
    /// <param name="protectedHosts">Production's hosts, separated by commas.</param>
    public static string Definitions(
        PlannedTask task,
        StackSettings settings,
        StackNames names,
        string image,
        IReadOnlyDictionary<string, string> secrets,
        string protectedHosts) => JsonSerializer.Serialize(new[]
    {
        new
        {
            name = Name,
            image,
            essential = true,
            command = task.Arguments,
            user = User,
            readonlyRootFilesystem = true,
            linuxParameters = new { initProcessEnabled = true, capabilities = new { drop = (string[])["ALL"] } },
            // Between asking it to stop and killing it, a backup takes back what it has uploaded: two minutes are ECS's most.
            stopTimeout = 120,
            environment = Environment(task, settings, protectedHosts)
                .Select(variable => new { name = variable.Key, value = variable.Value }),
            secrets = secrets.OrderBy(secret => secret.Key, StringComparer.Ordinal)
                .Select(secret => new { name = secret.Key, valueFrom = secret.Value }),
            mountPoints = new[] { new { sourceVolume = "scratch", containerPath = Scratch, readOnly = false } },
            logConfiguration = new
            {
                logDriver = "awslogs",
                options = new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["awslogs-group"] = names.TaskLogGroup,
                    ["awslogs-region"] = settings.Region,
                    ["awslogs-stream-prefix"] = task.Name,
                    // A log service that hangs must not hold up a backup.
                    ["mode"] = "non-blocking",
                    ["max-buffer-size"] = "25m",
                },
            },
        },
    });

    private static SortedDictionary<string, string> Environment(PlannedTask task, StackSettings settings, string protectedHosts)
    {
        var environment = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS_REGION"] = settings.Region,
            ["PMO_PROTECTED_HOSTS"] = protectedHosts,
            ["PMO_STACK"] = settings.Stack,
            ["PMO_STORE"] = $"s3://{settings.Vault.Bucket}",
            ["TMPDIR"] = Scratch,
        };
        if (task.Database != null)
            environment["PMO_DATABASE"] = task.Database;
        return environment;
    }
}
