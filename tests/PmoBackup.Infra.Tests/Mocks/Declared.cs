using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace PmoBackup.Infra.Tests.Mocks;

/// <summary>A resource as it was declared.</summary>
internal sealed record Declared(string Type, string Name, ImmutableDictionary<string, object> Inputs)
{
    /// <summary>The provider, as the engine gets it: its URN and its id; empty for the default one.</summary>
    public string Provider { get; init; } = "";

    /// <summary>An input of text.</summary>
    public string Text(string input) => (string)Inputs[input];

    /// <summary>An input of several fields.</summary>
    public ImmutableDictionary<string, object> Fields(string input) => (ImmutableDictionary<string, object>)Inputs[input];

    /// <summary>An input of several texts.</summary>
    public IEnumerable<string> Texts(string input) => ((ImmutableArray<object>)Inputs[input]).Cast<string>();

    /// <summary>An input of several groups of fields.</summary>
    public IEnumerable<ImmutableDictionary<string, object>> Groups(string input)
        => ((ImmutableArray<object>)Inputs[input]).Cast<ImmutableDictionary<string, object>>();
}
