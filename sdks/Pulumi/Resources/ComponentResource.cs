using System.Reflection;

namespace Pulumi;

/// <summary>A resource that only groups others.</summary>
public class ComponentResource : Resource
{
    /// <summary>Registers a component without inputs.</summary>
    /// <exception cref="ArgumentException">Type or name is empty.</exception>
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    /// <summary>Registers a component.</summary>
    /// <param name="type">The type token, such as <c>pmo:index:BackupVault</c>.</param>
    /// <param name="name">The name within the stack.</param>
    /// <param name="args">The inputs that the engine shows; none where it is null.</param>
    /// <param name="options">How the engine treats it, and its children's providers.</param>
    /// <param name="remote">False: components of other programs are not supported.</param>
    /// <exception cref="ArgumentException">Type or name is empty.</exception>
    /// <exception cref="NotSupportedException">The component is remote.</exception>
    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(remote ? throw Remote() : type, name, custom: false, args ?? ResourceArgs.Empty, options ?? new ComponentResourceOptions())
    {
    }

    /// <inheritdoc cref="ComponentResource(string, string, ResourceArgs?, ComponentResourceOptions?, bool)"/>
    /// <remarks>Here so that what is ambiguous with the official packages is ambiguous with these.</remarks>
    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options, bool remote,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(type, name, args, options, remote)
    {
    }

    /// <summary>Ends the component, with the values of its properties that are marked <see cref="OutputAttribute"/>.</summary>
    protected void RegisterOutputs() => RegisterOutputs(GetType().GetProperties()
        .Where(property => property.Name != nameof(Urn))
        .Select(property => (property, output: property.GetCustomAttribute<OutputAttribute>()))
        .Where(marked => marked.output != null)
        .ToDictionary(
            marked => string.IsNullOrWhiteSpace(marked.output!.Name) ? marked.property.Name : marked.output.Name,
            marked => marked.property.GetValue(this)));

    /// <summary>Ends the component.</summary>
    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    /// <summary>Ends the component.</summary>
    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    /// <summary>Ends the component.</summary>
    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Deployment.Instance.Deployment.RegisterOutputs(this, outputs);
    }

    private static NotSupportedException Remote() => new("Components of other programs are not supported by this Pulumi SDK.");
}
