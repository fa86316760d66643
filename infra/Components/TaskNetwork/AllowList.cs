using System.Net;
using System.Net.Sockets;

namespace PmoBackup.Infra.Components;

/// <summary>Who may connect to a database from outside: networks that are small enough to mean somebody.</summary>
public static class AllowList
{
    /// <summary>
    /// The widest network that is let in, IPv4: a /16 (65,536 addresses); everything wider opens the door to strangers.
    /// </summary>
    public const int WidestPrefix = 16;

    /// <summary>The widest network that is let in, IPv6: a /32, what a provider gets.</summary>
    public const int WidestPrefix6 = 32;

    /// <summary>Why a network is refused; null when it is let in.</summary>
    /// <param name="cidr">For instance <c>203.0.113.7/32</c>.</param>
    public static string? Objection(string cidr)
    {
        if (!IPNetwork.TryParse(cidr, out var network) || !IsFirst(cidr, network))
            return $"'{cidr}' is not a network such as 203.0.113.7/32 (an address, a slash, and no bits set after the prefix)";
        var widest = network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? WidestPrefix : WidestPrefix6;
        if (network.PrefixLength == 0)
            return $"'{cidr}' is everybody: name the networks that need the database";
        return network.PrefixLength < widest
            ? $"'{cidr}' is wider than a /{widest}: name the networks that need the database"
            : null;
    }

    /// <summary>The same networks, each once, in a fixed order.</summary>
    /// <exception cref="ArgumentException">A network is refused; the message names all that are.</exception>
    public static IReadOnlyList<string> Of(IEnumerable<string> cidrs)
    {
        var all = cidrs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var objections = all.Select(Objection).OfType<string>().ToList();
        return objections.Count == 0
            ? all
            : throw new ArgumentException($"The allow list is refused: {string.Join("; ", objections)}.");
    }

    /// <summary>
    /// Whether a network is written by its first address. .NET takes any other for it too, AWS and Render do not.
    /// </summary>
    internal static bool IsFirst(string cidr, IPNetwork network)
        => IPAddress.TryParse(cidr.Split('/')[0], out var address) && address.Equals(network.BaseAddress);
}
