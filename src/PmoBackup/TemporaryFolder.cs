using System.Security.Cryptography;
using PmoBackup.Errors;

namespace PmoBackup;

/// <summary>A folder for one operation, readable by its owner only, removed with everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private TemporaryFolder(string path) => Path = path;

    /// <summary>Its absolute path.</summary>
    public string Path { get; }

    /// <summary>Makes one.</summary>
    /// <param name="parent">Where; null for the system's temporary folder.</param>
    /// <exception cref="UnreachableException">It cannot be made.</exception>
    public static TemporaryFolder Create(string? parent = null)
    {
        parent ??= System.IO.Path.GetTempPath();
        var path = System.IO.Path.Combine(parent, $"pmo-backup-{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
        try
        {
            return new TemporaryFolder(Directory.CreateDirectory(
                path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnreachableException($"The temporary folder {parent} cannot be written: {e.Message}", "Name another one with --temp-folder or TMPDIR.", e);
        }
    }

    /// <summary>Removes it. What cannot be removed does not undo what was done.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It lies in the system's temporary folder, which is emptied from time to time.
        }
    }
}
