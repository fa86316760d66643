using PmoBackup.Infra.Settings;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Components;

/// <summary>
/// Which secrets a task gets: what it cannot do without. A drill gets none at all, so that nothing in it can reach production.
/// </summary>
public static class TaskSecrets
{
    /// <summary>The connection string of the database to back up.</summary>
    public const string ConnectionString = "DATABASE_URL";

    /// <summary>Render's API key, with which the check reads the recovery window.</summary>
    public const string RenderKey = "RENDER_API_KEY";

    /// <summary>The names of the secrets in Secrets Manager, by environment variable.</summary>
    public static IReadOnlyDictionary<string, string> Of(PlannedTask task, StackSettings settings, StackNames names)
    {
        var secrets = new Dictionary<string, string>();
        if (task is { Task.Scope: TaskScope.Database, Database: { } database })
            secrets[ConnectionString] = names.ConnectionSecret(database);
        if (task.Task.Command[0] == "check" && HasRender(settings))
            secrets[RenderKey] = names.RenderKeySecret;
        return secrets;
    }

    /// <summary>Whether a database of the stack lives on Render.</summary>
    public static bool HasRender(StackSettings settings) => settings.Databases.Any(database => database.Render != null);

    /// <summary>The names of all secrets of a stack's tasks.</summary>
    public static IReadOnlyList<string> All(StackSettings settings, StackNames names)
    {
        var connections = settings.Databases.Select(database => names.ConnectionSecret(database.Name));
        return HasRender(settings) ? [.. connections, names.RenderKeySecret] : [.. connections];
    }
}
