namespace Pulumi;

/// <summary>Tells which resource type a class stands for, so that a reference in an answer becomes an object of that class.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class ResourceTypeAttribute(string type, string? version) : Attribute
{
    /// <summary>The type token, such as <c>aws:s3/bucket:Bucket</c>.</summary>
    public string Type { get; } = type;

    /// <summary>The provider's version; null stands for any.</summary>
    public string? Version { get; } = version;
}
