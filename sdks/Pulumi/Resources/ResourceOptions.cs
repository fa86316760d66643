namespace Pulumi;

/// <summary>How the engine treats a resource, whatever its type.</summary>
public abstract class ResourceOptions
{
    private InputList<Resource>? _dependsOn;
    private InputList<Resource>? _replaceWith;

    private protected ResourceOptions()
    {
    }

    /// <summary>Reads the resource with this id instead of creating one.</summary>
    public Input<string>? Id { get; set; }

    /// <summary>The parent; the stack where it is null.</summary>
    public Resource? Parent { get; set; }

    /// <summary>What must exist before, besides what the inputs name.</summary>
    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }

    /// <summary>The engine refuses to delete it; the parent's where it is null.</summary>
    public bool? Protect { get; set; }

    /// <summary>Properties whose changes are ignored.</summary>
    public List<string> IgnoreChanges { get => field ??= []; set; }

    /// <summary>The version of the provider's plugin.</summary>
    public string? Version { get; set; }

    /// <summary>The provider; the parent's for this package where it is null.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>How long the provider may take.</summary>
    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>What the resource was called before.</summary>
    public List<Input<Alias>> Aliases { get; set; } = [];

    /// <summary>Reads the state of the resource that has this URN from the engine, and registers nothing.</summary>
    public string? Urn { get; set; }

    /// <summary>Properties whose changes replace the resource.</summary>
    public List<string> ReplaceOnChanges { get => field ??= []; set; }

    /// <summary>Where the provider's plugin comes from.</summary>
    public string? PluginDownloadURL { get; set; }

    /// <summary>The engine forgets it instead of deleting it.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>Its deletion is skipped when this resource is deleted too.</summary>
    public Resource? DeletedWith { get; set; }

    /// <summary>It is replaced when one of these is replaced.</summary>
    public InputList<Resource> ReplaceWith
    {
        get => _replaceWith ??= [];
        set => _replaceWith = value;
    }

    /// <summary>Properties whose changes are not shown.</summary>
    public List<string> HideDiffs { get => field ??= []; set; }

    /// <summary>It is replaced when this value changes.</summary>
    public Input<object>? ReplacementTrigger { get; set; }

    internal bool HasReplaceWith => _replaceWith != null;

    internal abstract ResourceOptions Clone();

    private protected T CloneAs<T>() where T : ResourceOptions
    {
        var copy = (T)MemberwiseClone();
        copy._dependsOn = _dependsOn?.Clone();
        copy._replaceWith = _replaceWith?.Clone();
        copy.IgnoreChanges = [.. IgnoreChanges];
        copy.CustomTimeouts = CustomTimeouts?.Clone();
        copy.Aliases = [.. Aliases];
        copy.ReplaceOnChanges = [.. ReplaceOnChanges];
        copy.HideDiffs = [.. HideDiffs];
        return copy;
    }

    /// <summary>Lays other options over these: what is given there stands, lists are put behind.</summary>
    private protected void Take(ResourceOptions other)
    {
        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        Protect = other.Protect ?? Protect;
        Version = other.Version ?? Version;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts?.Clone() ?? CustomTimeouts;
        Urn = other.Urn ?? Urn;
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
        ReplacementTrigger = other.ReplacementTrigger ?? ReplacementTrigger;
        IgnoreChanges.AddRange(other.IgnoreChanges);
        Aliases.AddRange(other.Aliases);
        ReplaceOnChanges.AddRange(other.ReplaceOnChanges);
        HideDiffs.AddRange(other.HideDiffs);
        if (other._dependsOn != null)
            _dependsOn = DependsOn.Concat(other._dependsOn);
        if (other._replaceWith != null)
            _replaceWith = ReplaceWith.Concat(other._replaceWith);
    }
}
