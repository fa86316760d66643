using System.Globalization;
using PmoBackup.Errors;
using PmoBackup.Postgres;

namespace PmoBackup.Hosting;

/// <summary>Finds the programs of a PostgreSQL server on this machine.</summary>
public static class ServerBinaries
{
    private static readonly string[] s_programs = ["postgres", "initdb", "pg_ctl"];

    /// <summary>Finds the lowest major version that is new enough, those that <c>PMO_PG_BIN</c> names before all others.</summary>
    /// <param name="minimumMajor">The oldest major version that will do, for instance 15.</param>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The folder that holds initdb, pg_ctl and postgres.</returns>
    /// <exception cref="MissingToolException">None is installed, or none is new enough.</exception>
    public static async Task<string> FindAsync(int minimumMajor, Func<string, string?> variable, CancellationToken cancellationToken)
    {
        var found = await ProgramFolder.FindAllAsync(s_programs, variable, cancellationToken);
        if (ProgramFolder.Best(found, minimumMajor) is { } best)
            return best.Path;
        var package = minimumMajor > 0 ? string.Create(CultureInfo.InvariantCulture, $"postgresql-{minimumMajor}") : "postgresql";
        throw new MissingToolException(
            found.Count == 0
                ? "No PostgreSQL server is installed on this machine (initdb, pg_ctl, postgres)."
                : string.Create(CultureInfo.InvariantCulture, $"No PostgreSQL server of version {minimumMajor} or newer is installed; found: {string.Join(", ", found.Select(f => f.Major))}."),
            $"Install one: apt-get install {package}, or set {ProgramFolder.Variable} to its bin folder.");
    }
}
