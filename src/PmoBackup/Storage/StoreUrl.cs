using PmoBackup.Errors;
using PmoBackup.Storage.S3;

namespace PmoBackup.Storage;

/// <summary>The address of a store: <c>file:///absolute/path</c>, or <c>s3://bucket/prefix</c> with settings after a <c>?</c>.</summary>
public sealed record StoreUrl
{
    private const string Hint = "Write it as file:///absolute/path, for instance file:///var/backups/pmo-db, or as s3://bucket/prefix.";

    internal StoreUrl(string scheme, string path, string settings = "") => (Scheme, Path, Settings) = (scheme, path, settings);

    /// <summary>The kind of store: <c>file</c> or <c>s3</c>.</summary>
    public string Scheme { get; }

    /// <summary>The absolute path of a directory; a bucket, and after a slash its prefix if there is one.</summary>
    public string Path { get; }

    /// <summary>The settings of a bucket, <c>name=value</c> joined by <c>&amp;</c>; empty for none.</summary>
    public string Settings { get; }

    /// <summary>The store used when nothing is said: <c>~/backups/pmo-db</c>, the runbook's folder.</summary>
    public static StoreUrl Default => new("file", System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "backups", "pmo-db"));

    /// <summary>Reads an address.</summary>
    /// <param name="text"><c>file:///absolute/path</c>, in which percent escapes are understood, or the path itself; or
    /// <c>s3://bucket/prefix?region=eu-central-1</c>.</param>
    /// <exception cref="UsageException">The text is not the address of a store.</exception>
    public static StoreUrl Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith("s3://", StringComparison.OrdinalIgnoreCase))
            return S3Address.Parse(text).ToUrl();
        if (text.StartsWith('/') && !text.Contains('\0'))
            text = "file://" + Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal);
        if (!text.StartsWith("file://", StringComparison.OrdinalIgnoreCase))
            throw new UsageException("The store's address has a scheme that is not supported.", Hint);
        var path = Uri.UnescapeDataString(text["file://".Length..]);
        if (!path.StartsWith('/'))
            throw new UsageException($"The store's address '{text}' has no absolute path.", Hint);
        if (path.Contains('\0') || path.Split('/').Contains(".."))
            throw new UsageException($"The store's address '{text}' leads outside of itself.", Hint);
        return new StoreUrl("file", System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)));
    }

    /// <summary>The same address with an endpoint, where it is that of a bucket and names none.</summary>
    /// <param name="endpoint">For instance <c>https://s3.example.org</c>; null to change nothing.</param>
    /// <exception cref="UsageException">This is not the address of a service.</exception>
    public StoreUrl WithEndpoint(string? endpoint)
    {
        if (endpoint is null || Scheme != "s3" || S3Address.Of(this) is not { Endpoint: null } address)
            return this;
        return (address with { Endpoint = S3Address.ParseEndpoint(endpoint) }).ToUrl();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Scheme}://{Uri.EscapeDataString(Path).Replace("%2F", "/", StringComparison.Ordinal)}{(Settings.Length == 0 ? "" : "?" + Settings)}";
}
