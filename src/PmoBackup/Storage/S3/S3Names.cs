using PmoBackup.Errors;

namespace PmoBackup.Storage.S3;

/// <summary>Names in a bucket and keys in its store: the same but for the prefix.</summary>
/// <param name="address">The bucket.</param>
internal sealed class S3Names(S3Address address)
{
    private readonly string _root = address.Prefix.Length == 0 ? "" : address.Prefix + "/";

    /// <summary>The name of an object.</summary>
    public string Of(ObjectKey key) => _root + key.Text;

    /// <summary>What the names of all objects in a folder begin with.</summary>
    /// <param name="folder">Empty for the whole store.</param>
    /// <exception cref="UsageException">No folder can have this name.</exception>
    public string PrefixOf(string folder) => folder.Length == 0 ? _root : Of(new ObjectKey(folder)) + "/";

    /// <summary>A name outside of every listing, since no key begins with a dot.</summary>
    public string Unlisted() => $"{_root}.tmp/{Guid.NewGuid():n}";

    /// <summary>The key of an object; null when it has a name that no key can have.</summary>
    public ObjectKey? KeyOf(string name) => ObjectKey.IsValid(name[_root.Length..]) ? new ObjectKey(name[_root.Length..]) : null;

    /// <summary>The folders that a listing found directly below another one, in ordinal order.</summary>
    /// <param name="folder">The folder that was listed.</param>
    /// <param name="prefixes">What the service calls them.</param>
    public IReadOnlyList<string> FoldersOf(string folder, IEnumerable<string> prefixes)
    {
        var length = PrefixOf(folder).Length;
        // S3 sorts with the slash at the end, which comes after the hyphen.
        return [.. prefixes.Select(p => p[length..].TrimEnd('/')).Where(ObjectKey.IsValid).Order(StringComparer.Ordinal)];
    }
}
