using System.Globalization;
using System.Net;
using Npgsql;
using PmoBackup.Postgres;

namespace PmoBackup.Hosting;

/// <summary>Production's hosts, into which nothing is restored, and the names of the server that is asked about.</summary>
/// <param name="Entries">The hosts that are protected.</param>
/// <param name="Target">The server, as it is addressed and as it knows itself.</param>
public sealed record ProtectedHosts(IReadOnlyList<HostAliases> Entries, IReadOnlyList<HostAliases> Target)
{
    /// <summary>The environment variable with them: <c>host</c> or <c>host:port</c>, separated by commas or blanks.</summary>
    public const string Variable = "PMO_PROTECTED_HOSTS";

    /// <summary>Whether the server is one of them.</summary>
    public bool IsTarget => Entries.Any(entry => Target.Any(entry.Covers));

    /// <summary>Compares as text, without asking for addresses.</summary>
    /// <param name="text">The value of <see cref="Variable"/>; null for none.</param>
    /// <param name="url">The server.</param>
    /// <param name="address">The address that the server says it has; null where it says none.</param>
    /// <param name="port">The port that goes with it.</param>
    public static ProtectedHosts Of(string? text, DatabaseUrl url, string? address = null, int? port = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        var target = new List<HostAliases> { HostAliases.Of(url.Host, url.Port) };
        // A server's own loopback is behind a tunnel or a proxy, and no machine that is known here.
        if (IPAddress.TryParse(address, out var own) && !IPAddress.IsLoopback(own))
            target.Add(HostAliases.Of(address, port));
        return new ProtectedHosts([.. (text ?? "").Split([',', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(Parse)], target);
    }

    /// <summary>The same with the addresses that all of the names have now.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ProtectedHosts> ResolveAsync(CancellationToken cancellationToken) => Entries.Count == 0 ? this : new(
        await Task.WhenAll(Entries.Select(e => e.ResolveAsync(cancellationToken))), await Task.WhenAll(Target.Select(t => t.ResolveAsync(cancellationToken))));

    /// <summary>Asks a server for the address under which it was reached.</summary>
    /// <param name="connection">An open session.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Nulls over a Unix socket.</returns>
    internal static async Task<(string? Address, int? Port)> ReadAddressAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.ListAsync(
            "SELECT pg_catalog.host(pg_catalog.inet_server_addr()), pg_catalog.inet_server_port() WHERE pg_catalog.inet_server_addr() IS NOT NULL",
            row => ((string?)row.GetString(0), (int?)row.GetInt32(1)), cancellationToken)).SingleOrDefault();

    // An IPv6 address has a port only behind brackets.
    private static HostAliases Parse(string entry)
    {
        var colon = entry.LastIndexOf(':');
        var hasPort = colon > 0 && (entry[colon - 1] == ']' || entry.IndexOf(':', StringComparison.Ordinal) == colon)
            && int.TryParse(entry[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return HostAliases.Of((hasPort ? entry[..colon] : entry).Trim('[', ']'), hasPort ? int.Parse(entry[(colon + 1)..], CultureInfo.InvariantCulture) : null);
    }
}
