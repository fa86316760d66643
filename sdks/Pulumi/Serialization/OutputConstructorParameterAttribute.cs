namespace Pulumi;

/// <summary>Names the field of an answer where the parameter's own name differs.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OutputConstructorParameterAttribute(string name) : Attribute
{
    /// <summary>The field's name on the wire.</summary>
    public string Name { get; } = name;
}
