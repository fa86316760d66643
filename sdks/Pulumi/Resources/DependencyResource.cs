namespace Pulumi;

/// <summary>A resource that is known by its URN alone.</summary>
internal sealed class DependencyResource(string urn) : CustomResource(urn);
