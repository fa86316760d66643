using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PmoBackup.Errors;
using PmoBackup.Tools;

namespace PmoBackup.Hosting;

/// <summary>The folder that holds everything of one local server.</summary>
/// <param name="Path">Its path.</param>
/// <param name="User">Who the server runs as, and so who owns the folder.</param>
internal sealed record ServerFolder(string Path, ServerUser User)
{
    private const string Prefix = "pmo-pg-";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // The shortest limit of the systems that we run on is macOS's, with the terminating zero.
    private const int LongestSocketPath = 103;

    // pg_ctl passes the path through a shell, in double quotes.
    private static readonly SearchValues<char> s_notInPaths = SearchValues.Create("\"$`\\\n\r'");

    public string Data => At("data");

    public string Log => At("server.log");

    /// <summary>Makes a new one. Its owner is written before anything else, so that nothing is left behind unclaimed.</summary>
    public static ServerFolder Create(string? parent, ServerUser user)
    {
        parent = Parent(parent);
        if (!Directory.Exists(parent))
            throw new UsageException($"The folder {parent}, where a server was to be made, does not exist.");
        var folder = new ServerFolder(System.IO.Path.Combine(parent, Prefix + RandomNumberGenerator.GetHexString(10, lowercase: true)), user);
        if (Encoding.UTF8.GetByteCount(folder.At(".s.PGSQL.65535")) > LongestSocketPath)
            throw new UsageException($"The folder {parent} is too long a path for a server's Unix socket.", "Use a shorter one, for instance /tmp.");
        if (parent.AsSpan().ContainsAny(s_notInPaths))
            throw new UsageException($"The folder {parent} has a character in its name that a server's folder cannot have.");
        Directory.CreateDirectory(folder.Path, OwnerOnly | UnixFileMode.UserExecute);
        ServerOwner.Ourselves.Write(folder.Path);
        user.Own(folder.Path);
        return folder;
    }

    /// <summary>Removes what processes that were killed have left: their servers and their folders. Best effort.</summary>
    public static async Task SweepAsync(string? parent, ServerUser user)
    {
        foreach (var path in Directory.EnumerateDirectories(Parent(parent), Prefix + "*"))
        {
            try
            {
                var isLink = (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;
                if (!isLink && ServerOwner.Read(path) is { IsGone: true })
                    await new ServerFolder(path, user).StopAndDeleteAsync(ServerProcesses.ImmediateShutdown, TimeSpan.FromSeconds(10));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or PmoException)
            {
                // Another user's, or being swept by somebody else at this moment: not what the caller came for.
            }
        }
    }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a new file that only the server's user and root can read.</summary>
    public void WriteSecret(string name, string text)
    {
        using (var stream = new FileStream(At(name), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        }))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        User.Own(At(name));
    }

    public async Task StopAndDeleteAsync(int signal, TimeSpan patience)
    {
        await ServerProcesses.StopAsync(Data, signal, patience);
        if (!Directory.Exists(Path))
            return;
        // As the server's user: what root deletes below a folder of somebody else's can be made to lie elsewhere.
        await ToolRunner.ReadAsync(User.Command("find", Path, "-mindepth", "1", "-delete"), CancellationToken.None);
        Directory.Delete(Path);
    }

    private static string Parent(string? path) => System.IO.Path.GetFullPath(path ?? System.IO.Path.GetTempPath());
}
