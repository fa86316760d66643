using System.Globalization;
using System.Text.RegularExpressions;
using PmoBackup.Errors;
using PmoBackup.Tools;

namespace PmoBackup.Hosting;

/// <summary>Finds the programs of a PostgreSQL server on this machine.</summary>
public static partial class ServerBinaries
{
    private static readonly string[] s_programs = ["initdb", "pg_ctl", "postgres"];

    /// <summary>Looks in <c>PMO_PG_BIN</c> (folders separated by ':'), PATH and the usual folders, for the smallest major version
    /// that is new enough: a restored database should meet a server like the one that it came from.</summary>
    /// <param name="minimumMajor">The oldest major version that will do, for instance 15.</param>
    /// <param name="environmentVariable">Looks up an environment variable; null where it is not set.</param>
    /// <returns>The folder that holds initdb, pg_ctl and postgres.</returns>
    /// <exception cref="MissingToolException">None is installed, or none is new enough.</exception>
    public static string Find(int minimumMajor, Func<string, string?> environmentVariable)
    {
        ArgumentNullException.ThrowIfNull(environmentVariable);
        var found = Folders(environmentVariable).Where(HoldsServer).Select(RealFolder).Distinct()
            .Select(folder => (Folder: folder, Major: Major(folder))).Where(f => f.Major > 0).ToList();
        if (found.Where(f => f.Major >= minimumMajor).OrderBy(f => f.Major).FirstOrDefault().Folder is { } best)
            return best;
        var hint = $"Install one: apt-get install postgresql-{minimumMajor.ToString(CultureInfo.InvariantCulture)} "
            + "(or postgresql for the distribution's own version), or set PMO_PG_BIN to its bin folder.";
        throw new MissingToolException(found.Count == 0
            ? "No PostgreSQL server is installed on this machine (initdb, pg_ctl, postgres)."
            : string.Create(CultureInfo.InvariantCulture,
                $"No PostgreSQL server of version {minimumMajor} or newer is installed; found: {string.Join(", ", found.Select(f => f.Major))}."),
            hint);
    }

    private static IEnumerable<string> Folders(Func<string, string?> environmentVariable) =>
    [
        .. (environmentVariable("PMO_PG_BIN") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
        .. (environmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
        .. Below("/usr/lib/postgresql", "*"),
        .. Below("/usr", "pgsql-*"),
        .. Below("/opt/homebrew/opt", "postgresql@*"),
        "/usr/local/pgsql/bin",
    ];

    private static IEnumerable<string> Below(string folder, string pattern) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder, pattern).Order(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin"))
        : [];

    private static bool HoldsServer(string folder) => s_programs.All(program => File.Exists(Path.Combine(folder, program)));

    // A link in a folder of PATH leads to where the server's libraries and its other programs are.
    private static string RealFolder(string folder)
    {
        var program = Path.GetFullPath(Path.Combine(folder, "postgres"));
        var target = Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)!;
        return HoldsServer(target) ? target : Path.GetDirectoryName(program)!;
    }

    private static int Major(string folder)
    {
        try
        {
            var text = ToolRunner.ReadAsync(new ToolCommand(Path.Combine(folder, "postgres"), "--version"), CancellationToken.None)
                .GetAwaiter().GetResult();
            return VersionPattern().Match(text) is { Success: true } match
                ? int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
                : 0;
        }
        catch (PmoException)
        {
            // A server that cannot even tell its version is none; another folder may have a working one.
            return 0;
        }
    }

    [GeneratedRegex(@"\(PostgreSQL\) ([0-9]{1,4})")]
    private static partial Regex VersionPattern();
}
