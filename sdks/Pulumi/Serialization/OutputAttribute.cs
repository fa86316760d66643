namespace Pulumi;

/// <summary>Marks a property that gets its value from the engine's answer, or that a stack exports.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute(string? name = null) : Attribute
{
    /// <summary>The name on the wire; the property's own where it is null.</summary>
    public string? Name { get; } = name;
}
