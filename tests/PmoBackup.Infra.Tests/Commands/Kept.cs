using System.Collections.Immutable;
using System.Text.Json;

namespace PmoBackup.Infra.Tests.Commands;

/// <summary>What the state keeps of a command.</summary>
internal sealed record Kept(string Name, ImmutableDictionary<string, object> Inputs, string Stdout)
{
    /// <summary>The variables that the command declares.</summary>
    public ImmutableDictionary<string, object>? Environment
        => (ImmutableDictionary<string, object>?)Inputs.GetValueOrDefault("environment");

    /// <summary>A line; empty where there is none.</summary>
    public string Text(string input) => (string?)Inputs.GetValueOrDefault(input) ?? "";

    /// <summary>Whether an input is the same as the other's.</summary>
    public bool SameAs(Kept other, string input)
        => Json(Inputs.GetValueOrDefault(input)) == Json(other.Inputs.GetValueOrDefault(input));

    /// <summary>Whether all inputs are the same as the other's.</summary>
    public bool SameAs(Kept other) => Inputs.Keys.Union(other.Inputs.Keys).All(input => SameAs(other, input));

    private static string Json(object? value) => value is ImmutableDictionary<string, object> fields
        ? JsonSerializer.Serialize(new SortedDictionary<string, object>(fields))
        : JsonSerializer.Serialize(value);
}
