using PmoBackup.Errors;

namespace PmoBackup.Postgres;

/// <summary>A folder with pg_dump and pg_restore of one version.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Major">The major version.</param>
/// <param name="Version">The version in words, for instance <c>16.4</c>.</param>
public sealed record PostgresTools(string Folder, int Major, string Version)
{
    /// <summary>The environment variable that names folders to look in first, separated by colons.</summary>
    public const string FolderVariable = ProgramFolder.Variable;

    private static readonly string[] s_programs = ["pg_dump", "pg_restore"];

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
        var all = await ProgramFolder.FindAllAsync(s_programs, variable, cancellationToken);
        return ProgramFolder.Best(all, minimumMajor) is { } best ? Of(best) : throw new MissingToolException(
            all.Count == 0
                ? "pg_dump and pg_restore are not installed."
                : $"pg_dump {minimumMajor} or newer is needed; found {string.Join(", ", all.Select(t => $"{t.Version} in {t.Path}"))}.",
            $"Install it (apt-get install postgresql-client-{minimumMajor}), or name its folder in {FolderVariable}.");
    }

    /// <summary>Every version on this machine, one a major.</summary>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<PostgresTools>> FindAllAsync(
        Func<string, string?> variable, CancellationToken cancellationToken) =>
        [.. (await ProgramFolder.FindAllAsync(s_programs, variable, cancellationToken)).DistinctBy(f => f.Major).Select(Of)];

    private static PostgresTools Of(ProgramFolder folder) => new(folder.Path, folder.Major, folder.Version);
}
