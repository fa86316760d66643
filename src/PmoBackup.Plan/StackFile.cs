using System.Collections.Immutable;
using System.Text.Json;
using PmoBackup.Errors;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace PmoBackup.Plan;

/// <summary>A stack's settings as the engine would hand them to the program.</summary>
/// <param name="Project">The project's name in Pulumi.yaml.</param>
/// <param name="Stack">The stack's name.</param>
/// <param name="Config">Values by full name; lists and maps as JSON, encrypted ones as a placeholder.</param>
internal sealed record StackFile(string Project, string Stack, ImmutableDictionary<string, string> Config)
{
    private const string Encrypted = "[encrypted]";

    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    /// <summary>Reads <c>Pulumi.yaml</c> (with its defaults) and <c>Pulumi.STACK.yaml</c>.</summary>
    /// <exception cref="UsageException">One of them is not there, or is no YAML of that kind.</exception>
    public static StackFile Read(string folder, string stack)
    {
        var project = Load(Path.Combine(folder, "Pulumi.yaml"), "Go to the folder that holds Pulumi.yaml, or name it with --folder.");
        var settings = Load(
            Path.Combine(folder, $"Pulumi.{stack}.yaml"), $"These stacks have settings there: {string.Join(", ", StacksIn(folder))}.");
        var name = project.GetValueOrDefault("name") as string
            ?? throw new UsageException("Pulumi.yaml does not tell the project's name.", "Write: name: pmo-backup");
        var config = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var (key, declaration) in MapOf(project, "config"))
        {
            if (declaration is IDictionary<object, object?> declared && (declared.TryGetValue("default", out var value) || declared.TryGetValue("value", out value)))
                config[FullName(name, key)] = TextOf(value);
        }
        foreach (var (key, value) in MapOf(settings, "config"))
            config[FullName(name, key)] = TextOf(value);
        return new StackFile(name, stack, config.ToImmutable());
    }

    private static IEnumerable<string> StacksIn(string folder) => Directory.GetFiles(folder, "Pulumi.*.yaml")
        .Select(file => Path.GetFileName(file).Split('.')[1]).Order(StringComparer.Ordinal);

    private static Dictionary<string, object?> Load(string path, string hint)
    {
        try
        {
            using var reader = File.OpenText(path);
            return Yaml.Deserialize<Dictionary<string, object?>>(reader) ?? [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read.", hint, e);
        }
        catch (YamlException e)
        {
            throw new UsageException($"{path} is not the YAML it should be, line {e.Start.Line}: {e.Message}", "Mend that line.", e);
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> MapOf(Dictionary<string, object?> file, string key)
        => file.GetValueOrDefault(key) is IDictionary<object, object?> map
            ? map.Select(entry => KeyValuePair.Create($"{entry.Key}", entry.Value))
            : [];

    private static string FullName(string project, string key) => key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";

    /// <summary>The engine hands over texts: a scalar as it stands, everything else as JSON.</summary>
    private static string TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        IDictionary<object, object?> map when map.Count == 1 && map.ContainsKey("secure") => Encrypted,
        IDictionary<object, object?> or IList<object?> => JsonSerializer.Serialize(Plain(value)),
        _ => string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0}", value),
    };

    private static object? Plain(object? value) => value switch
    {
        IDictionary<object, object?> map when map.Count == 1 && map.ContainsKey("secure") => Encrypted,
        IDictionary<object, object?> map => map.ToDictionary(entry => $"{entry.Key}", entry => Plain(entry.Value)),
        IList<object?> list => list.Select(Plain).ToList(),
        _ => value,
    };
}
