using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace PmoBackup.Storage;

/// <summary>A file under a temporary name, outside every listing; gone when this is disposed, whatever became of it.</summary>
internal sealed class Draft : IDisposable
{
    /// <summary>Where drafts are, below a store's root; no key begins with a dot.</summary>
    public const string FolderName = ".tmp";

    /// <summary>The age from which a draft's writer is taken for dead.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromHours(48);

    private const int BufferBytes = 256 * 1024;
    private readonly Folder _folder;
    private readonly string _name = Guid.NewGuid().ToString("n");
    private readonly SafeFileHandle _file;

    private Draft(Folder folder) => (_folder, _file) = (folder, folder.MakeFile(_name));

    /// <summary>Begins an empty file.</summary>
    public static Draft Begin(Folder root)
    {
        var folder = root.Make(FolderName) ?? throw new SystemCallException(Libc.NoEntry);
        try
        {
            return new Draft(folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Appends a stream to its end; what the stream throws passes through as it is.</summary>
    public async Task FillAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (await content.ReadAsync(buffer, cancellationToken) is var count and > 0)
                await Task.Run(() => Write(buffer.AsSpan(0, count)), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Returns when the content will survive a loss of power.</summary>
    public FileStatus Seal()
    {
        // Now, and not when the last byte came: that is when the object becomes visible.
        _ = SystemCallException.Check(Libc.SetTimes(_file, 0));
        _ = SystemCallException.Check(Libc.Synchronize(_file));
        return _folder.Status(_name) ?? throw new SystemCallException(Libc.NoEntry);
    }

    /// <summary>Makes it visible; never in the place of another file.</summary>
    /// <returns>As of <see cref="Folder.Link"/>.</returns>
    public int Publish(Folder folder, string name) => _folder.Link(_name, folder, name);

    /// <summary>Goes through the motions of publishing, without anybody seeing it.</summary>
    public void Rehearse()
    {
        var second = _name + "-published";
        _ = _folder.Link(_name, _folder, second);
        _folder.Remove(second);
        _folder.Synchronize();
    }

    /// <summary>Removes the drafts of writers that were killed. One that cannot be removed does no harm and stays.</summary>
    /// <param name="now">By the clock of the file system.</param>
    public void RemoveStale(DateTimeOffset now)
    {
        foreach (var name in _folder.Read())
        {
            try
            {
                if (_folder.Status(name) is { IsFile: true } status && now - status.ModifiedAt > StaleAfter)
                    _folder.Remove(name);
            }
            catch (SystemCallException)
            {
            }
        }
    }

    /// <summary>Removes the temporary name.</summary>
    public void Dispose()
    {
        _file.Dispose();
        try
        {
            _folder.Remove(_name);
        }
        catch (SystemCallException)
        {
            // What ended the put is worth telling, this is not: the next sweep removes it.
        }
        _folder.Dispose();
    }

    private unsafe void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            fixed (byte* first = bytes)
            {
                var written = Libc.Write(_file, first, bytes.Length);
                if (SystemCallException.Check(written, Libc.Interrupted) == 0)
                    bytes = bytes[(int)written..];
            }
        }
    }
}
