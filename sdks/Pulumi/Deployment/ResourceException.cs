namespace Pulumi;

/// <summary>An error that the engine shows beside a resource.</summary>
public class ResourceException : Exception
{
    /// <summary>An error of a resource.</summary>
    /// <param name="message">The message.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="hideStack">Whether the message alone is shown, without a stack trace.</param>
    public ResourceException(string message, Resource? resource, bool hideStack = false) : base(message)
        => (Resource, HideStack) = (resource, hideStack);

    internal Resource? Resource { get; }

    internal bool HideStack { get; }
}
