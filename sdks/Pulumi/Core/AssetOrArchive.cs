using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Content that the engine fetches, hashes and hands to a provider.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(string kind, string property, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        (Kind, Property, Value) = (kind, property, value);
    }

    /// <summary>The signature that tells on the wire what it is.</summary>
    internal string Kind { get; }

    internal string Property { get; }

    internal object Value { get; }
}

/// <summary>One piece of content.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset(string property, string value) : base(Special.Asset, property, value)
    {
    }
}

/// <summary>A file.</summary>
public sealed class FileAsset(string path) : Asset("path", path);

/// <summary>A text.</summary>
public sealed class StringAsset(string text) : Asset("text", text);

/// <summary>What an address serves (http, https or file).</summary>
public sealed class RemoteAsset(string uri) : Asset("uri", uri);

/// <summary>Several pieces of content under their names.</summary>
public abstract class Archive : AssetOrArchive
{
    private protected Archive(string property, object value) : base(Special.Archive, property, value)
    {
    }
}

/// <summary>An archive put together from others.</summary>
public sealed class AssetArchive(IDictionary<string, AssetOrArchive> assets) : Archive("assets", assets.ToImmutableDictionary());

/// <summary>A folder or an archive file (.zip, .tar, .tar.gz, .tgz).</summary>
public sealed class FileArchive(string path) : Archive("path", path);

/// <summary>An archive file that an address serves.</summary>
public sealed class RemoteArchive(string uri) : Archive("uri", uri);

/// <summary>What stands where the engine's answer holds no asset; it cannot be sent.</summary>
internal sealed class InvalidAsset() : Asset("text", "");

/// <summary>What stands where the engine's answer holds no archive; it cannot be sent.</summary>
internal sealed class InvalidArchive() : Archive("assets", ImmutableDictionary<string, AssetOrArchive>.Empty);
