using System.Net;

namespace PmoBackup.Infra.Components;

/// <summary>A network cut into four equal subnets: one public and one private in each of two zones.</summary>
/// <param name="Public">The addresses of the public subnets, first zone first.</param>
/// <param name="Private">The addresses of the private subnets, first zone first.</param>
public sealed record SubnetPlan(IReadOnlyList<string> Public, IReadOnlyList<string> Private)
{
    /// <summary>Cuts a network.</summary>
    /// <param name="cidr">IPv4, from a /16 to a /24: what AWS allows, and room for the tasks.</param>
    /// <exception cref="ArgumentException">It is no such network.</exception>
    public static SubnetPlan Of(string cidr)
    {
        if (!IPNetwork.TryParse(cidr, out var network) || !AllowList.IsFirst(cidr, network)
            || network.BaseAddress.GetAddressBytes() is not { Length: 4 } bytes || network.PrefixLength is < 16 or > 24)
        {
            throw new ArgumentException($"'{cidr}' is not an IPv4 network between a /16 and a /24, such as 10.60.0.0/24.",
                nameof(cidr));
        }
        var start = (uint)((bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3]);
        var prefix = network.PrefixLength + 2;
        var quarters = Enumerable.Range(0, 4).Select(n => Text(start + ((uint)n << (32 - prefix)), prefix)).ToList();
        return new SubnetPlan(quarters[..2], quarters[2..]);
    }

    private static string Text(uint address, int prefix)
        => $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}/{prefix}";
}
