using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>What the engine's language host tells a program, through environment variables.</summary>
internal sealed record ProgramSettings
{
    /// <summary>Whether resources are sent as references, as the engine likes them; a switch for old engines.</summary>
    public static bool UsesResourceReferences { get; } = !IsSet("PULUMI_DISABLE_RESOURCE_REFERENCES");

    /// <summary>How long a living engine may take for an easy answer: 10 s, or what a test sets. A standstill is three times as long.</summary>
    public static TimeSpan Patience { get; }
        = TimeSpan.FromSeconds(int.TryParse(Get("PMO_PATIENCE"), out var seconds) && seconds > 0 ? seconds : 10);

    public required string Project { get; init; }

    public required string Stack { get; init; }

    public required string Organization { get; init; }

    public required bool IsDryRun { get; init; }

    /// <summary>The folder that holds Pulumi.yaml; null where the host is too old to say it.</summary>
    public string? RootDirectory { get; init; }

    /// <summary>The configuration by full name, <c>project:name</c>.</summary>
    public ImmutableDictionary<string, string> Config { get; init; } = ReadConfig();

    /// <summary>Whether the variable is 1 or true.</summary>
    public static bool IsSet(string variable) => Get(variable) is { } value
        && (value == "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the settings, and the addresses of the engine's two services.</summary>
    /// <exception cref="InvalidOperationException">The program was not started by the engine.</exception>
    public static (ProgramSettings Settings, string Monitor, string Engine) FromEnvironment()
    {
        if (Get("PULUMI_MONITOR") is not { } monitor || Get("PULUMI_ENGINE") is not { } engine
            || Get("PULUMI_PROJECT") is not { } project || Get("PULUMI_STACK") is not { } stack
            || !bool.TryParse(Get("PULUMI_DRY_RUN"), out var isDryRun)
            || !bool.TryParse(Get("PULUMI_QUERY_MODE"), out _) || !int.TryParse(Get("PULUMI_PARALLEL"), out _))
        {
            throw new InvalidOperationException("Program run without the Pulumi engine available; re-run using the `pulumi` CLI");
        }
        foreach (var (name, address) in new[] { ("PULUMI_MONITOR", monitor), ("PULUMI_ENGINE", engine) })
        {
            if (!Uri.TryCreate($"http://{address}", UriKind.Absolute, out _))
                throw new InvalidOperationException($"The environment variable {name} is '{address}', which is no address (host:port).");
        }
        var settings = new ProgramSettings
        {
            Project = project,
            Stack = stack,
            Organization = Environment.GetEnvironmentVariable("PULUMI_ORGANIZATION") ?? "organization",
            IsDryRun = isDryRun,
            RootDirectory = Environment.GetEnvironmentVariable("PULUMI_ROOT_DIRECTORY"),
        };
        return (settings, monitor, engine);
    }

    private static string? Get(string variable)
        => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    private static ImmutableDictionary<string, string> ReadConfig()
    {
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is not { } json)
            return ImmutableDictionary<string, string>.Empty;
        try
        {
            var config = ImmutableDictionary.CreateBuilder<string, string>();
            using var document = JsonDocument.Parse(json);
            foreach (var entry in document.RootElement.EnumerateObject())
                config[FullName(entry.Name)] = entry.Value.ToString();
            return config.ToImmutable();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Without the value: there may be secrets in it.
            throw new InvalidOperationException("The environment variable PULUMI_CONFIG does not hold a JSON object.");
        }
    }

    /// <summary>Old hosts write <c>project:config:name</c>.</summary>
    private static string FullName(string key)
    {
        var parts = key.Split(':', 3);
        return parts is [{ Length: > 0 }, "config", var name] ? $"{parts[0]}:{name}" : key;
    }
}
