namespace PmoBackup.Storage;

/// <summary>The open folders from a store's root down to one folder.</summary>
internal sealed class FolderChain : IDisposable
{
    private readonly Folder _root;
    private readonly List<(Folder Folder, string Name)> _below = [];

    private FolderChain(Folder root) => _root = root;

    /// <summary>The folder at the end; the root itself for an empty chain.</summary>
    public Folder Last => _below.Count == 0 ? _root : _below[^1].Folder;

    /// <summary>Opens folders; null when one of them does not exist.</summary>
    /// <param name="root">Where to begin; not closed here.</param>
    /// <param name="names">One name for each step down.</param>
    public static FolderChain? Open(Folder root, ReadOnlySpan<string> names) =>
        Descend(root, names, (folder, name) => folder.Open(name));

    /// <summary>Opens folders, made if need be; null when one of them was removed in that moment.</summary>
    /// <inheritdoc cref="Open" path="/param"/>
    public static FolderChain? Make(Folder root, ReadOnlySpan<string> names) =>
        Descend(root, names, (folder, name) => folder.Make(name));

    /// <summary>Returns when all the way from the root will survive a loss of power. All of it, because a folder that was
    /// found may have been made a moment ago by somebody who has not come to this yet.</summary>
    public void Synchronize()
    {
        _root.Synchronize();
        foreach (var (folder, _) in _below)
            folder.Synchronize();
    }

    /// <summary>Removes the folders that are empty, from the end up to the root, which stays.</summary>
    public void RemoveEmpty()
    {
        for (var i = _below.Count - 1; i >= 0; i--)
        {
            if (!(i == 0 ? _root : _below[i - 1].Folder).TryRemoveFolder(_below[i].Name))
                return;
        }
    }

    /// <summary>Closes all of them but the root.</summary>
    public void Dispose()
    {
        foreach (var (folder, _) in _below)
            folder.Dispose();
    }

    private static FolderChain? Descend(Folder root, ReadOnlySpan<string> names, Func<Folder, string, Folder?> step)
    {
        var chain = new FolderChain(root);
        try
        {
            foreach (var name in names)
            {
                if (step(chain.Last, name) is not { } next)
                {
                    chain.Dispose();
                    return null;
                }
                chain._below.Add((next, name));
            }
            return chain;
        }
        catch
        {
            chain.Dispose();
            throw;
        }
    }
}
