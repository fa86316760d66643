using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A provider with a configuration of its own, for the resources that name it.</summary>
public class ProviderResource : CustomResource
{
    private readonly Lazy<Task<string>> _reference;

    /// <summary>Registers a provider.</summary>
    /// <param name="package">The package whose resources it serves, such as <c>aws</c>.</param>
    /// <param name="name">The name within the stack.</param>
    /// <param name="args">Its configuration.</param>
    /// <param name="options">How the engine treats it.</param>
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base($"pulumi:providers:{package}", name, args, options)
    {
        Package = package;
        _reference = new(async () =>
        {
            var urn = await Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
            var id = await Id.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
            return $"{urn}::{(string.IsNullOrEmpty(id) ? Special.Unknown : id)}";
        });
    }

    /// <inheritdoc cref="ProviderResource(string, string, ResourceArgs, CustomResourceOptions?)"/>
    /// <remarks>Here so that what is ambiguous with the official packages is ambiguous with these.</remarks>
    public ProviderResource(
        string package, string name, ResourceArgs args, CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(package, name, args, options)
    {
    }

    internal string Package { get; }

    /// <summary>How other resources name it: its URN and its id.</summary>
    internal Task<string> Reference => _reference.Value;
}
