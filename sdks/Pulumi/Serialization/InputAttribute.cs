namespace Pulumi;

/// <summary>Marks a field or property whose value is sent to the engine.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InputAttribute(string name, bool required = false, bool json = false) : Attribute
{
    internal string Name { get; } = name;

    internal bool IsRequired { get; } = required;

    /// <summary>The value is sent as a text that holds its JSON.</summary>
    internal bool Json { get; } = json;
}
