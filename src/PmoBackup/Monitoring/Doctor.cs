using System.Globalization;
using Npgsql;
using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Postgres;
using PmoBackup.Storage;

namespace PmoBackup.Monitoring;

/// <summary>Looks at everything that a backup and a drill need, and says how to mend what is not there.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">The clock.</param>
/// <param name="variable">Looks up an environment variable.</param>
public sealed class Doctor(IObjectStore store, TimeProvider clock, Func<string, string?> variable)
{
    private static readonly TimeSpan s_allowedSkew = TimeSpan.FromSeconds(30);
    private readonly List<DoctorFinding> _findings = [];

    /// <summary>Looks at tools, store, server, access and clock.</summary>
    /// <param name="url">The database; null to look at this machine only.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<DoctorFinding>> RunAsync(DatabaseUrl? url, CancellationToken cancellationToken)
    {
        _findings.Clear();
        var tools = await PostgresTools.FindAllAsync(variable, cancellationToken);
        Add("PostgreSQL clients", tools.Count > 0, tools.Count == 0 ? "none found" : string.Join(", ", tools.Select(t => $"{t.Version} in {t.Folder}")),
            "apt-get install postgresql-client");
        await TryAsync("zstd", () => Task.FromResult(ZstdStream.IsInstalled ? "libzstd is installed" : throw new MissingToolException("libzstd is not installed", "apt-get install zstd")));
        await TryAsync("private server", () => ServerBinaries.FindAsync(0, variable, cancellationToken));
        await TryAsync("store", async () =>
        {
            await store.CheckWritableAsync(cancellationToken);
            return $"{store.Url} can be written";
        });
        if (url is null)
            Add("database", false, "neither DATABASE_URL nor PGHOST nor PGDATABASE is set", "export DATABASE_URL=postgres://user:password@host:5432/database");
        else
            await LookAtServerAsync(url, tools, cancellationToken);
        return [.. _findings];
    }

    private async Task LookAtServerAsync(DatabaseUrl url, IReadOnlyList<PostgresTools> tools, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await ServerConnection.OpenAsync(url, "doctor", cancellationToken);
            var server = await ServerIdentity.ReadAsync(connection, cancellationToken);
            Add("server", true, string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {server.Version} at {url}, {server.DatabaseSizeBytes / 1e6:0.0} MB"), null);
            Add("pooler", connection.ProcessID == server.BackendPid, connection.ProcessID == server.BackendPid ? "the connection is direct" : "the connection goes through a pooler",
                "Use the server's own address and port.");
            var fitting = tools.Where(t => t.Major >= server.Major).OrderBy(t => t.Major).FirstOrDefault();
            Add("pg_dump for this server", fitting is not null, fitting is null ? $"none of version {server.Major} or newer" : fitting.Version, $"apt-get install postgresql-client-{server.Major}");
            var skew = (clock.GetUtcNow() - server.Clock).Duration();
            Add("clock", skew <= s_allowedSkew, string.Create(CultureInfo.InvariantCulture, $"{skew.TotalSeconds:0.0} s from the server's"), "Let NTP set the clock of this machine.");
            var access = await ReadAccess.ReadAsync(connection, server.User, cancellationToken);
            Add("access", access.Unreadable.Count == 0,
                access.Unreadable.Count == 0 ? $"the role {server.User} reads everything" : $"the role {server.User} cannot read {access.Names}", access.Grants);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or PmoException)
        {
            var failure = ServerFailure.Translate(e, url, "looking at the server");
            Add("server", false, failure.Message, failure.Hint);
        }
    }

    private async Task TryAsync(string name, Func<Task<string>> look)
    {
        try
        {
            Add(name, true, await look(), null);
        }
        catch (PmoException e)
        {
            Add(name, false, e.Message, e.Hint);
        }
    }

    private void Add(string name, bool passed, string finding, string? fix) =>
        _findings.Add(new DoctorFinding(name, passed, finding, passed ? null : fix));
}
