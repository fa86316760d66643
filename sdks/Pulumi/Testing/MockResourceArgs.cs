using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A resource that a program registers or reads.</summary>
public class MockResourceArgs
{
    /// <summary>The type token.</summary>
    public string? Type { get; set; }

    /// <summary>The name within the stack.</summary>
    public string? Name { get; set; }

    /// <summary>The inputs that are known, by their names on the wire; secrets as plain values.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    /// <summary>The provider, empty for the default one.</summary>
    public string? Provider { get; set; }

    /// <summary>The id to read or to import, empty for a new resource.</summary>
    public string? Id { get; set; }
}
