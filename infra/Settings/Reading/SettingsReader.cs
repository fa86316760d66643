using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;

namespace PmoBackup.Infra.Settings.Reading;

/// <summary>Reads a stack's settings, and finds all that is wrong with them at once.</summary>
public static class SettingsReader
{
    /// <summary>The project, which the keys of its settings begin with.</summary>
    public const string Project = "pmo-backup";

    /// <summary>The keys that are read, besides <c>aws:region</c>.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        ["environment", "accountId", "vault", "access", "network", "databases", "tasks", "alarms", "drills", "release"];

    /// <summary>Reads them.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="region">The value of <c>aws:region</c>.</param>
    /// <param name="values">The values by their keys, as Pulumi gives them: plain text, or JSON for groups and lists.</param>
    /// <returns>The settings, and what is wrong with them; they may be used only when that is nothing.</returns>
    public static (StackSettings Settings, IReadOnlyList<Violation> Violations) Read(
        string stack, string? region, IReadOnlyDictionary<string, string?> values)
    {
        List<Violation> violations = [];
        var engine = new SettingsNode(Given("stack", stack), "pulumi", ':', violations);
        var aws = new SettingsNode(Given("region", region), "aws", ':', violations);
        var root = new SettingsNode(Parse(values), Project, ':', violations);
        var settings = new StackSettings
        {
            Stack = engine.Text("stack", SettingRule.Stack),
            Region = aws.Text("region", SettingRule.Region),
            Environment = root.Text("environment", SettingRule.Environment),
            AccountId = root.Text("accountId", SettingRule.Account),
            Vault = VaultReader.Read(root.Section("vault")),
            Access = AccessReader.Read(root.Section("access")),
            Network = NetworkReader.Read(root.OptionalSection("network")),
            Databases = [.. root.Sections("databases").Select(DatabaseReader.Read)],
            Tasks = TaskReader.Read(root.Section("tasks")),
            Alarms = AlarmReader.Read(root.OptionalSection("alarms")),
            Drills = [.. root.Sections("drills").Select(DrillReader.Read)],
            Release = root.OptionalText("release", SettingRule.Word),
        };
        CrossCheck.Look(settings, root);
        return (settings, violations);
    }

    /// <summary>The same of settings that must stand.</summary>
    /// <inheritdoc cref="Read"/>
    /// <exception cref="RunException">Something is wrong with them; the message names all of it, a line each.</exception>
    public static StackSettings Require(string stack, string? region, IReadOnlyDictionary<string, string?> values)
    {
        var (settings, violations) = Read(stack, region, values);
        return violations.Count == 0
            ? settings
            : throw new RunException($"The settings of stack '{stack}' cannot stand:\n{string.Join('\n', violations)}");
    }

    private static JsonObject Given(string key, string? value) => value is null ? [] : new JsonObject { [key] = value };

    private static JsonObject Parse(IReadOnlyDictionary<string, string?> values)
    {
        JsonObject root = [];
        foreach (var (key, text) in values)
        {
            if (text is not null)
                root[key] = Parse(text);
        }
        return root;
    }

    // Only groups and lists come as JSON: an account id must not become a number.
    private static JsonNode? Parse(string text)
    {
        if (!text.StartsWith('{') && !text.StartsWith('['))
            return text;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
