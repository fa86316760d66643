namespace Pulumi;

/// <summary>The value of another stack's output; at most one of both is there.</summary>
public sealed class StackReferenceOutputDetails
{
    /// <summary>The value when it is not secret.</summary>
    public object? Value { get; set; }

    /// <summary>The value when it is secret.</summary>
    public object? SecretValue { get; set; }
}
