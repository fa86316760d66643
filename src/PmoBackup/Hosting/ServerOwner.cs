using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PmoBackup.Hosting;

/// <summary>The process that a local server belongs to, as its folder's <c>owner.json</c> says. A process id alone is given
/// again to others, so its start is remembered too, and the scope in which the id means anything.</summary>
/// <param name="Pid">The process id.</param>
/// <param name="ProcessStart">When it started, in the kernel's own unit.</param>
/// <param name="Scope">The machine and the namespace of process ids: containers may share a folder of temporary files.</param>
internal sealed record ServerOwner(int Pid, string ProcessStart, string Scope)
{
    public const string FileName = "owner.json";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static ServerOwner Ourselves => new(Environment.ProcessId, StartOf(Environment.ProcessId) ?? "", CurrentScope);

    /// <summary>Whether it is known for certain that the owner has ended.</summary>
    public bool IsGone => Scope == CurrentScope && StartOf(Pid) != ProcessStart;

    private static string CurrentScope => Environment.MachineName
        + (OperatingSystem.IsLinux() ? "/" + File.ResolveLinkTarget("/proc/self/ns/pid", false)?.Name : "");

    public static ServerOwner? Read(string folder) => Path.Combine(folder, FileName) is var path && File.Exists(path)
        ? JsonSerializer.Deserialize<ServerOwner>(File.ReadAllBytes(path), s_json)
        : null;

    public void Write(string folder) => File.WriteAllBytes(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, s_json));

    private static string? StartOf(int pid)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                using var process = Process.GetProcessById(pid);
                return process.StartTime.ToFileTimeUtc().ToString(CultureInfo.InvariantCulture);
            }
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
            // The program's name stands in parentheses and may hold anything; the third field, the state, follows it.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : fields[19];
        }
        catch (Exception e) when (e is IOException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
