using System.Globalization;
using System.Runtime.InteropServices;
using PmoBackup.Errors;
using PmoBackup.Tools;

namespace PmoBackup.Hosting;

/// <summary>Who a local server runs as: ourselves, or, since PostgreSQL refuses to run as root, an unprivileged user.</summary>
internal sealed partial class ServerUser
{
    private static readonly Lock s_lookup = new();

    // All that a server needs of our environment.
    private static readonly string[] s_inherited = ["PATH", "LD_LIBRARY_PATH"];

    private readonly (uint User, uint Group)? _other;

    private ServerUser((uint User, uint Group)? other) => _other = other;

    public static ServerUser Choose() => !Environment.IsPrivilegedProcess
        ? new ServerUser(null)
        : new ServerUser(Look("postgres") ?? Look("nobody") ?? throw new MissingToolException(
            "PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody.",
            "Run as an ordinary user, or create one: useradd --system postgres"));

    /// <summary>A program to be run as this user, which inherits none of our secrets.</summary>
    public ToolCommand Command(string executable, params IReadOnlyList<string> arguments)
    {
        var environment = Environment.GetEnvironmentVariables().Keys.Cast<string>().Except(s_inherited)
            .ToDictionary(name => name, _ => (string?)null);
        environment["LC_ALL"] = "C";
        var command = _other is var (user, group)
            ? new ToolCommand("setpriv",
                [$"--reuid={Text(user)}", $"--regid={Text(group)}", "--init-groups", "--", executable, .. arguments])
            : new ToolCommand(executable, arguments);
        // Our own working directory may be closed to this user.
        return command with { Environment = environment, WorkingDirectory = "/" };
    }

    /// <summary>Gives a file or a folder to this user.</summary>
    public void Own(string path)
    {
        if (_other is var (user, group) && ChangeOwner(path, user, group) != 0)
            throw new IOException($"The owner of {path} cannot be changed: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    private static string Text(uint id) => id.ToString(CultureInfo.InvariantCulture);

    private static (uint User, uint Group)? Look(string name)
    {
        // The C library answers from one static buffer.
        lock (s_lookup)
        {
            var entry = GetUser(name);
            // struct passwd begins with two pointers, name and password; the ids follow.
            return entry == 0 ? null : ((uint)Marshal.ReadInt32(entry, 2 * IntPtr.Size), (uint)Marshal.ReadInt32(entry, (2 * IntPtr.Size) + 4));
        }
    }

    [LibraryImport("libc", EntryPoint = "getpwnam", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetUser(string name);

    [LibraryImport("libc", EntryPoint = "lchown", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
