using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A call of a provider's function.</summary>
public class MockCallArgs
{
    /// <summary>The function's token.</summary>
    public string? Token { get; set; }

    /// <summary>The inputs that are known, by their names on the wire.</summary>
    public ImmutableDictionary<string, object> Args { get; set; } = null!;

    /// <summary>The provider, empty for the default one.</summary>
    public string? Provider { get; set; }
}
