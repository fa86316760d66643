using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource that a provider creates, changes and deletes.</summary>
public class CustomResource : Resource
{
    /// <summary>Registers a resource of a provider.</summary>
    /// <param name="type">The type token, such as <c>aws:s3/bucket:Bucket</c>.</param>
    /// <param name="name">The name within the stack.</param>
    /// <param name="args">The inputs; none where it is null.</param>
    /// <param name="options">How the engine treats it.</param>
    /// <exception cref="ArgumentException">Type or name is empty.</exception>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
    {
    }

    /// <inheritdoc cref="CustomResource(string, string, ResourceArgs?, CustomResourceOptions?)"/>
    /// <remarks>Here so that what is ambiguous with the official packages is ambiguous with these.</remarks>
    public CustomResource(
        string type, string name, ResourceArgs? args, CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(type, name, args, options)
    {
    }

    private protected CustomResource(string urn) : base(urn)
    {
    }

    /// <summary>The provider's id for it; in a preview not known before it exists.</summary>
    [Output(Special.Id)]
    public Output<string> Id { get; private protected set; } = null!;
}
