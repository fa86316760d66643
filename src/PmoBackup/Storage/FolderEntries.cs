using System.Runtime.InteropServices;

namespace PmoBackup.Storage;

/// <summary>Reads the names in an open folder; .NET reads folders by path only, which may lead elsewhere meanwhile.</summary>
internal static unsafe class FolderEntries
{
    // struct dirent of 64-bit Linux: inode (8 bytes), offset (8), length (2), kind (1), name.
    private const int KindOffset = 18, NameOffset = 19;
    private const byte UnknownKind = 0, FolderKind = 4, FileKind = 8;

    /// <summary>The files and folders, a folder's name with a slash at its end; nothing else, and no dot-names.</summary>
    /// <param name="descriptor">The open folder; closed here.</param>
    /// <param name="folder">The same folder, asked where the file system does not say what a name is.</param>
    public static string[] Read(int descriptor, Folder folder)
    {
        var entries = Libc.OpenEntries(descriptor);
        if (entries == 0)
        {
            var failure = SystemCallException.Last();
            _ = Libc.Close(descriptor);
            throw failure;
        }
        try
        {
            var names = new List<string>();
            while (Next(entries) is var entry && entry != null)
            {
                var name = Marshal.PtrToStringUTF8((nint)(entry + NameOffset))!;
                if (name[0] != '.' && KindOf(entry, name, folder) is var kind and (FileKind or FolderKind))
                    names.Add(kind == FolderKind ? name + '/' : name);
            }
            return [.. names];
        }
        finally
        {
            _ = Libc.CloseEntries(entries);
        }
    }

    private static byte* Next(nint entries)
    {
        var entry = Libc.ReadEntry(entries);
        // At the end there is neither an entry nor an error.
        if (entry == 0 && Marshal.GetLastPInvokeError() is not 0 and not Libc.NoEntry)
            throw SystemCallException.Last();
        return (byte*)entry;
    }

    private static byte KindOf(byte* entry, string name, Folder folder)
    {
        if (entry[KindOffset] != UnknownKind)
            return entry[KindOffset];
        return folder.Status(name) switch
        {
            { IsFile: true } => FileKind,
            { IsFolder: true } => FolderKind,
            _ => UnknownKind,
        };
    }
}
