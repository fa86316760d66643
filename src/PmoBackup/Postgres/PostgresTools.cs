using System.Globalization;
using System.Text.RegularExpressions;
using PmoBackup.Errors;
using PmoBackup.Tools;

namespace PmoBackup.Postgres;

/// <summary>A folder with pg_dump and pg_restore of one version.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Major">The major version.</param>
/// <param name="Version">The version in words, for instance <c>16.4</c>.</param>
public sealed partial record PostgresTools(string Folder, int Major, string Version)
{
    /// <summary>The environment variable that names folders to look in first, separated by colons.</summary>
    public const string FolderVariable = "PMO_PG_BIN";

    /// <summary>pg_dump's path.</summary>
    public string Dump => Path.Combine(Folder, "pg_dump");

    /// <summary>pg_restore's path.</summary>
    public string Restore => Path.Combine(Folder, "pg_restore");

    /// <summary>Whether pg_dump of this version compresses with zstd: 16 and newer.</summary>
    public bool HasZstd => Major >= 16;

    /// <summary>Finds the tools for a server: the lowest major version that is at least as new, those that <c>PMO_PG_BIN</c> names
    /// before all others.</summary>
    /// <param name="minimumMajor">The server's major version, or that of the pg_dump that wrote an archive.</param>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MissingToolException">None fits; the message names the versions that were found.</exception>
    public static async Task<PostgresTools> FindAsync(
        int minimumMajor, Func<string, string?> variable, CancellationToken cancellationToken)
    {
        var all = await FindAllAsync(variable, cancellationToken);
        var named = NamedFolders(variable, FolderVariable).ToHashSet();
        return all.Where(t => t.Major >= minimumMajor).OrderByDescending(t => named.Contains(t.Folder)).ThenBy(t => t.Major).FirstOrDefault() ?? throw new MissingToolException(
            all.Count == 0
                ? "pg_dump and pg_restore are not installed."
                : $"pg_dump {minimumMajor} or newer is needed; found {string.Join(", ", all.Select(t => $"{t.Version} in {t.Folder}"))}.",
            $"Install it (apt-get install postgresql-client-{minimumMajor}), or name its folder in {FolderVariable}.");
    }

    /// <summary>Every version on this machine, one a major: folders of <c>PMO_PG_BIN</c>, then PATH, then the usual places.</summary>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<PostgresTools>> FindAllAsync(
        Func<string, string?> variable, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var found = new List<PostgresTools>();
        foreach (var folder in Folders(variable).Distinct())
        {
            if (await ReadVersionAsync(folder, cancellationToken) is { } tools && found.All(t => t.Major != tools.Major))
                found.Add(tools);
        }
        return found;
    }

    private static string[] NamedFolders(Func<string, string?> variable, string name) =>
        (variable(name) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Folders(Func<string, string?> variable)
    {
        foreach (var folder in NamedFolders(variable, FolderVariable).Concat(NamedFolders(variable, "PATH")))
            yield return folder;
        foreach (var (parent, below) in new[] { ("/usr/lib/postgresql", "bin"), ("/opt/homebrew/opt", "bin"), ("/usr/local/opt", "bin") })
        {
            if (!Directory.Exists(parent))
                continue;
            foreach (var version in Directory.GetDirectories(parent).Where(d => parent.EndsWith("postgresql", StringComparison.Ordinal)
                || Path.GetFileName(d).StartsWith("postgresql", StringComparison.Ordinal) || Path.GetFileName(d) == "libpq"))
                yield return Path.Combine(version, below);
        }
        if (Directory.Exists("/usr"))
        {
            foreach (var folder in Directory.GetDirectories("/usr", "pgsql-*"))
                yield return Path.Combine(folder, "bin");
        }
    }

    private static async Task<PostgresTools?> ReadVersionAsync(string folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(folder, "pg_dump")) || !File.Exists(Path.Combine(folder, "pg_restore")))
            return null;
        // Debian's wrapper in PATH chooses a version by itself; the folders of the versions are looked at anyway.
        if (File.ResolveLinkTarget(Path.Combine(folder, "pg_dump"), returnFinalTarget: true)?.Name == "pg_wrapper")
            return null;
        try
        {
            var text = await ToolRunner.ReadAsync(new ToolCommand(Path.Combine(folder, "pg_dump"), "--version"), cancellationToken);
            var match = VersionPattern().Match(text);
            return match.Success
                ? new PostgresTools(folder, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), match.Value)
                : null;
        }
        catch (PmoException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"(\d+)(\.\d+|devel|beta\d+|rc\d+)+")]
    private static partial Regex VersionPattern();
}
