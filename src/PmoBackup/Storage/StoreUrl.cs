using PmoBackup.Errors;

namespace PmoBackup.Storage;

/// <summary>The address of a store: <c>file:///absolute/path</c>.</summary>
public sealed record StoreUrl
{
    private StoreUrl(string scheme, string path) => (Scheme, Path) = (scheme, path);

    /// <summary>The kind of store: <c>file</c>.</summary>
    public string Scheme { get; }

    /// <summary>The absolute path of a directory.</summary>
    public string Path { get; }

    /// <summary>The store used when nothing is said: <c>~/backups/pmo-db</c>, the runbook's folder.</summary>
    public static StoreUrl Default => new("file", System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "backups", "pmo-db"));

    /// <summary>Reads an address.</summary>
    /// <param name="text"><c>file:///absolute/path</c>, in which percent escapes are understood, or the path itself.</param>
    /// <exception cref="UsageException">The text is not the address of a store.</exception>
    public static StoreUrl Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const string Hint = "Write it as file:///absolute/path, for instance file:///var/backups/pmo-db.";
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

    /// <inheritdoc/>
    public override string ToString() => $"{Scheme}://{Uri.EscapeDataString(Path).Replace("%2F", "/", StringComparison.Ordinal)}";
}
