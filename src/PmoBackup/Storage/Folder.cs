using Microsoft.Win32.SafeHandles;
using PmoBackup.Errors;
using static PmoBackup.Storage.Libc;

namespace PmoBackup.Storage;

/// <summary>An open folder of a local store. Each step goes from an open folder to one name in it and follows no link, so
/// that nothing that happens to the tree meanwhile leads outside of the root.</summary>
internal sealed class Folder : IDisposable
{
    private const uint FolderMode = 0x1C0; // 0700
    private const uint FileMode = 0x180; // 0600
    private readonly SafeFileHandle _handle;
    private readonly string _path;

    private Folder(int descriptor, string path) => (_handle, _path) = (new SafeFileHandle(descriptor, ownsHandle: true), path);

    /// <summary>Opens a store's root, which may be a link; null when there is nothing of that name.</summary>
    public static Folder? OpenRoot(string path)
    {
        var descriptor = Libc.Open(path, ReadOnly | FolderOnly | CloseOnExec, 0);
        return SystemCallException.Check(descriptor, NoEntry) == 0 ? new Folder(descriptor, "") : null;
    }

    /// <summary>Opens a store's root; makes it, and the folders above it, where they are missing.</summary>
    public static Folder MakeRoot(string path)
    {
        if (OpenRoot(path) is { } root)
            return root;
        using (var above = MakeRoot(Path.GetDirectoryName(path) ?? throw new SystemCallException(NoEntry)))
        {
            _ = SystemCallException.Check(MakeFolder(path, FolderMode), Exists);
            above.Synchronize();
        }
        return OpenRoot(path) ?? throw new SystemCallException(NoEntry);
    }

    /// <summary>Opens a folder in this one; null when there is none of that name.</summary>
    /// <exception cref="RefusedException">It is a link.</exception>
    public Folder? Open(string name)
    {
        if (OpenUnlessLink(name) is { } folder)
            return folder;
        RefuseLink(name);
        return null;
    }

    /// <summary>Opens a folder in this one; null when there is none of that name, or it is a link.</summary>
    public Folder? OpenUnlessLink(string name)
    {
        var descriptor = OpenAt(_handle, name, ReadOnly | FolderOnly | NoFollow | CloseOnExec, 0);
        var outcome = SystemCallException.Check(descriptor, NoEntry, NotAFolder, TooManyLinks);
        return outcome == 0 ? new Folder(descriptor, PathOf(name)) : null;
    }

    /// <summary>Opens a folder in this one, made if need be; null when it, or this one, was removed in that moment.</summary>
    public Folder? Make(string name)
    {
        _ = SystemCallException.Check(MakeFolderAt(_handle, name, FolderMode), Exists, NoEntry);
        if (Open(name) is { } folder)
            return folder;
        return Status(name) is not { IsFolder: false } ? null : throw new RefusedException(
            $"The store has an object named '{PathOf(name)}', so that it cannot have a folder of that name.",
            "Objects and folders of a local store share their names; choose another one.");
    }

    /// <summary>What there is of that name, be it a link; null when there is nothing.</summary>
    public FileStatus? Status(string name) =>
        SystemCallException.Check(
            StatusAt(_handle, name, NoFollowAtStatus, BasicStatus, out var status), NoEntry) == 0 ? status : null;

    /// <summary>The status of a file; null when there is none of that name.</summary>
    /// <exception cref="RefusedException">It is a link, or something that is neither a file nor a folder.</exception>
    public FileStatus? Find(string name)
    {
        RefuseLink(name);
        return Status(name) switch
        {
            null or { IsFolder: true } => null,
            { IsFile: true } file => file,
            _ => throw new RefusedException($"'{PathOf(name)}' in the store is not a regular file.", "Look at it and remove it."),
        };
    }

    /// <summary>Opens a file for reading; null when there is none of that name.</summary>
    public SafeFileHandle? OpenFile(string name)
    {
        if (Find(name) is null)
            return null;
        // Not blocking, because a pipe put in the file's place would otherwise wait for a writer.
        var flags = ReadOnly | NoFollow | NonBlocking | CloseOnExec;
        var descriptor = OpenAt(_handle, name, flags, 0);
        return SystemCallException.Check(descriptor, NoEntry) == 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : null;
    }

    /// <summary>Makes a new file for writing.</summary>
    public SafeFileHandle MakeFile(string name)
    {
        var flags = WriteOnly | Create | Exclusive | NoFollow | CloseOnExec;
        var descriptor = OpenAt(_handle, name, flags, FileMode);
        _ = SystemCallException.Check(descriptor);
        return new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>Gives a file a second name in another folder. Zero, <see cref="Exists"/> when that name is taken, or
    /// <see cref="NoEntry"/> when that folder is gone.</summary>
    public int Link(string name, Folder folder, string newName) =>
        SystemCallException.Check(LinkAt(_handle, name, folder._handle, newName, 0), Exists, NoEntry);

    /// <summary>Removes a file; one that is not there is no error.</summary>
    public void Remove(string name) => SystemCallException.Check(UnlinkAt(_handle, name, 0), NoEntry);

    /// <summary>Removes a folder; false when it is not empty, or could not be removed for another reason.</summary>
    public bool TryRemoveFolder(string name) => UnlinkAt(_handle, name, RemoveFolder) == 0;

    /// <summary>Returns when the names in this folder will survive a loss of power.</summary>
    public void Synchronize() => SystemCallException.Check(Libc.Synchronize(_handle));

    /// <summary>The names of the files and folders in here, a folder's with a slash at its end, in ordinal order: the order
    /// of whole keys. Links and names that begin with a dot are left out.</summary>
    public string[] Read()
    {
        // Reading moves the position of an open folder, and closing the stream closes it: it gets one of its own.
        var descriptor = OpenAt(_handle, ".", ReadOnly | FolderOnly | CloseOnExec, 0);
        if (SystemCallException.Check(descriptor, NoEntry) != 0)
            return [];
        var names = FolderEntries.Read(descriptor, this);
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <summary>Closes it.</summary>
    public void Dispose() => _handle.Dispose();

    private string PathOf(string name) => _path.Length == 0 ? name : $"{_path}/{name}";

    private void RefuseLink(string name)
    {
        if (Status(name) is { IsLink: true })
            throw new RefusedException(
                $"'{PathOf(name)}' in the store is a symbolic link, and no link below a store's root is followed.",
                "Put the real folder or file in its place; only the root itself may be a link.");
    }
}
