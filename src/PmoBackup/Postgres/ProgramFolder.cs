using System.Globalization;
using System.Text.RegularExpressions;
using PmoBackup.Errors;
using PmoBackup.Tools;

namespace PmoBackup.Postgres;

/// <summary>A folder that holds programs of PostgreSQL of one version.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Major">The major version.</param>
/// <param name="Version">The version in words, for instance <c>16.4</c>.</param>
/// <param name="IsNamed">Whether <c>PMO_PG_BIN</c> names it.</param>
internal sealed partial record ProgramFolder(string Path, int Major, string Version, bool IsNamed)
{
    /// <summary>The environment variable that names folders to look in first, separated by colons.</summary>
    public const string Variable = "PMO_PG_BIN";

    /// <summary>The folder to use: one that was named before all others, and of these the lowest version that is new enough,
    /// since what is read or restored should meet programs like those that it came from. Null when none is new enough.</summary>
    public static ProgramFolder? Best(IEnumerable<ProgramFolder> folders, int minimumMajor) =>
        folders.Where(f => f.Major >= minimumMajor).OrderByDescending(f => f.IsNamed).ThenBy(f => f.Major).FirstOrDefault();

    /// <summary>Every folder that holds all of some programs: those of <c>PMO_PG_BIN</c>, then PATH, then the usual places.</summary>
    /// <param name="programs">The programs; the first is asked for its version.</param>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<ProgramFolder>> FindAllAsync(
        IReadOnlyList<string> programs, Func<string, string?> variable, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(variable);
        bool HoldsAll(string folder) => programs.All(program => File.Exists(System.IO.Path.Combine(folder, program)));
        var named = Split(variable(Variable));
        var found = new List<ProgramFolder>();
        foreach (var (folder, isNamed) in named.Select(f => (f, true)).Concat(Usual(variable).Select(f => (f, false))))
        {
            if (!HoldsAll(folder) || Target(folder, programs[0], HoldsAll) is not { } real || found.Any(f => f.Path == real))
                continue;
            if (await ReadVersionAsync(System.IO.Path.Combine(real, programs[0]), cancellationToken) is { } version)
                found.Add(new ProgramFolder(real, version.Major, version.Text, isNamed));
        }
        return found;
    }

    private static string[] Split(string? folders) => (folders ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Usual(Func<string, string?> variable) =>
    [
        .. Split(variable("PATH")),
        .. Below("/usr/lib/postgresql", "*"),
        .. Below("/usr", "pgsql-*"),
        .. Below("/opt/homebrew/opt", "postgresql@*"),
        .. Below("/opt/homebrew/opt", "libpq"),
        "/usr/local/pgsql/bin",
    ];

    private static IEnumerable<string> Below(string folder, string pattern) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder, pattern).Order(StringComparer.Ordinal).Select(d => System.IO.Path.Combine(d, "bin"))
        : [];

    // A link leads to where the libraries and the other programs are; but Debian's wrapper in PATH chooses a version by itself,
    // and the folders of the versions are looked at anyway.
    private static string? Target(string folder, string program, Func<string, bool> holdsAll)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, program));
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true);
        if (target?.Name == "pg_wrapper")
            return null;
        var real = System.IO.Path.GetDirectoryName(target?.FullName ?? path)!;
        return holdsAll(real) ? real : System.IO.Path.GetDirectoryName(path);
    }

    private static async Task<(int Major, string Text)?> ReadVersionAsync(string program, CancellationToken cancellationToken)
    {
        try
        {
            var match = VersionPattern().Match(await ToolRunner.ReadAsync(new ToolCommand(program, "--version"), cancellationToken));
            return match.Success ? (int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture), match.Groups[1].Value) : null;
        }
        catch (PmoException)
        {
            // One that cannot even tell its version is none; another folder may have a working one.
            return null;
        }
    }

    [GeneratedRegex(@"\(PostgreSQL\) ((\d{1,4})(\.\d+|devel|beta\d+|rc\d+)*)")]
    private static partial Regex VersionPattern();
}
