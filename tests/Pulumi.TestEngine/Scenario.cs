using System.Text.Json.Nodes;

namespace Pulumi.TestEngine;

/// <summary>
/// What surrounds a program: its settings and environment, what the engine knows, and what goes wrong. The fields that
/// only the engine reads are told in Node/run.mjs and Node/answers.mjs.
/// </summary>
/// <param name="json">The fields.</param>
public sealed class Scenario(JsonObject json)
{
    /// <summary>Nothing special.</summary>
    public static Scenario Empty { get; } = new([]);

    /// <summary>All fields.</summary>
    public JsonObject Json => json;

    /// <summary>The project's name. Default: demo.</summary>
    public string Project => (string?)json["project"] ?? "demo";

    /// <summary>The stack's name. Default: dev.</summary>
    public string Stack => (string?)json["stack"] ?? "dev";

    /// <summary>The settings, as one JSON object of strings.</summary>
    public string Config => (json["config"] ?? new JsonObject()).ToJsonString();

    /// <summary>The names of the settings that are secret, as one JSON array.</summary>
    public string SecretKeys => (json["secretKeys"] ?? new JsonArray()).ToJsonString();

    /// <summary>Variables of the environment beside those that the language host sets, or instead of them.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Environment =>
        (json["env"]?.AsObject() ?? []).Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))
            .Concat(Words("unsetEnv").Select(name => KeyValuePair.Create(name, (string?)null)));

    /// <summary>A list of words.</summary>
    /// <param name="field">Its name.</param>
    public IReadOnlyList<string> Words(string field) => [.. (json[field]?.AsArray() ?? []).Select(word => (string)word!)];

    /// <summary>From JSON.</summary>
    public static Scenario Parse(string text) => new(JsonNode.Parse(text)!.AsObject());

    /// <summary>The one in a file; an empty one where there is no file.</summary>
    public static Scenario Load(string file) => File.Exists(file) ? Parse(File.ReadAllText(file)) : Empty;
}
