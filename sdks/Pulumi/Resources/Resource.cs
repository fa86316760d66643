using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Something whose state the engine keeps.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<string, ProviderResource>.Empty;
    private readonly HashSet<Resource> _children = [];

    /// <summary>Registers a resource.</summary>
    /// <exception cref="ArgumentException">Type or name is empty.</exception>
    private protected Resource(string type, string name, bool custom, ResourceArgs args, ResourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrEmpty(type))
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));
        (_type, _name) = (type, name);

        // Before the parent knows this resource: what is found there has outputs.
        Sources = ResourceShape.Of(GetType(), all: custom || options.Urn != null).Fill(this);
        var deployment = Deployment.Instance.Deployment;
        if (type != Stack.RootType && options.Parent == null && options.Urn == null)
            deployment.RequireRoot();

        options = options.Clone();
        var providers = ProvidersFor(type, custom, options);
        if (options.Parent is { } parent)
        {
            parent.AddChild(this);
            options.Protect ??= parent._protect;
            _providers = parent._providers;
        }
        _providers = _providers.SetItems(providers);
        _protect = options.Protect;
        AliasUrns = [.. options.Aliases.Select(alias => AliasUrn.Of(alias, name, type, options.Parent))];
        deployment.Register(this, args, options);
    }

    /// <summary>Stands for a resource that somebody else registered.</summary>
    private protected Resource(string urn)
    {
        (_type, _name, AliasUrns) = ("", "", []);
        Sources = ImmutableDictionary<string, IOutputSource>.Empty;
        Urn = new Output<string>(OutputData.Known(urn) with { Resources = [this] });
    }

    /// <summary>The name in the whole of Pulumi.</summary>
    [Output(Special.Urn)]
    public Output<string> Urn { get; private protected set; } = null!;

    /// <summary>The former URNs, for engines that do not work them out themselves.</summary>
    internal ImmutableArray<Input<string>> AliasUrns { get; }

    /// <summary>What the answer to the registration fills.</summary>
    internal ImmutableDictionary<string, IOutputSource> Sources { get; }

    /// <summary>What the registration waits for.</summary>
    internal Next Waiting { get; } = new();

    internal bool IsRegistered => Urn.DataTask.IsCompleted;

    /// <summary>The type token.</summary>
    public string GetResourceType() => _type;

    /// <summary>The name that the program gave.</summary>
    public string GetResourceName() => _name;

    /// <summary>The provider that children of a package get.</summary>
    internal ProviderResource? GetProvider(string token)
        => PackageOf(token) is { } package ? _providers.GetValueOrDefault(package) : null;

    /// <summary>The children; a component stands for them where something depends on it.</summary>
    internal Resource[] GetChildren()
    {
        lock (_children)
            return [.. _children];
    }

    private void AddChild(Resource child)
    {
        lock (_children)
            _children.Add(child);
    }

    private static Dictionary<string, ProviderResource> ProvidersFor(string type, bool custom, ResourceOptions options)
    {
        var providers = new Dictionary<string, ProviderResource>();
        if (custom)
        {
            if (options.Provider is { } own && PackageOf(type) is { } package)
                providers[package] = own;
            options.Provider ??= options.Parent?.GetProvider(type);
            return providers;
        }
        var given = (options as ComponentResourceOptions)?.Providers ?? [];
        if (options.Provider != null && given.Count > 0)
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        foreach (var provider in options.Provider != null ? [options.Provider] : given)
            providers[provider.Package] = provider;
        return providers;
    }

    private static string? PackageOf(string token) => token.Split(':') is [var package, _, _] ? package : null;
}
