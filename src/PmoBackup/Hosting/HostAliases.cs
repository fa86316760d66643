using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace PmoBackup.Hosting;

/// <summary>A server's host under all the names by which it is known here.</summary>
/// <param name="Names">Its name without trailing dots, in lower case, its addresses, and one word for this machine.</param>
/// <param name="Port">The port; null for every port.</param>
public sealed record HostAliases(IReadOnlySet<string> Names, int? Port)
{
    private const string ThisMachine = "(this machine)";

    /// <summary>Whether both may be the same server.</summary>
    /// <param name="other">The other one.</param>
    public bool Covers(HostAliases other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Port is null || Port == other.Port) && Names.Overlaps(other.Names);
    }

    /// <summary>Knows a host by what is written alone; a Unix socket's folder and loopback are both this machine.</summary>
    /// <param name="host">A name, an address, or the folder of a Unix socket.</param>
    /// <param name="port">The port; null for every port.</param>
    public static HostAliases Of(string host, int? port)
    {
        ArgumentNullException.ThrowIfNull(host);
        var name = host.Trim().TrimEnd('.').ToLowerInvariant();
        var names = new HashSet<string> { name };
        if (name.Length == 0 || name[0] is '/' or '@' || name == "localhost" || name.EndsWith(".localhost", StringComparison.Ordinal))
            names.Add(ThisMachine);
        if (IPAddress.TryParse(name, out var address))
            Add(names, address, []);
        return new HostAliases(names, port);
    }

    /// <summary>Adds the addresses that the name has now; a name that has none is known as text only.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<HostAliases> ResolveAsync(CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(Names);
        try
        {
            var own = NetworkInterface.GetAllNetworkInterfaces().SelectMany(i => i.GetIPProperties().UnicastAddresses).Select(a => a.Address).ToList();
            foreach (var name in Names.Where(n => n.Length > 0 && n[0] is not ('/' or '@' or '(')))
            {
                foreach (var address in await Dns.GetHostAddressesAsync(name, cancellationToken))
                    Add(names, address, own);
            }
        }
        catch (Exception e) when (e is SocketException or ArgumentException or NetworkInformationException)
        {
            // The text stands alone then.
        }
        return this with { Names = names };
    }

    private static void Add(HashSet<string> names, IPAddress address, List<IPAddress> own)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        names.Add(plain.ToString());
        // To connect to "any address" is to connect to this machine.
        if (IPAddress.IsLoopback(plain) || plain.Equals(IPAddress.Any) || plain.Equals(IPAddress.IPv6Any) || own.Contains(plain))
            names.Add(ThisMachine);
    }
}
