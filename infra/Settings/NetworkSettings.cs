namespace PmoBackup.Infra.Settings;

/// <summary>Where tasks run: in subnets that exist, or in a network made for them.</summary>
public sealed record NetworkSettings
{
    /// <summary>The VPC of <see cref="SubnetIds"/>.</summary>
    public string? VpcId { get; init; }

    /// <summary>Private subnets with a way out; empty: a network with a NAT gateway and a fixed address is made.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>The addresses of the network that is made, a /24 or larger. Default <c>10.60.0.0/24</c>.</summary>
    public string Cidr { get; init; } = "10.60.0.0/24";

    /// <summary>The two availability zones of the network that is made. Default: the region's <c>a</c> and <c>b</c>.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>
    /// The public addresses (CIDR) that given subnets reach the world from, for databases' allow lists. A network that is made
    /// knows its own.
    /// </summary>
    public IReadOnlyList<string> EgressCidrs { get; init; } = [];

    /// <summary>Whether the network is made by the stack.</summary>
    public bool IsMade => SubnetIds.Count == 0;

    /// <summary>The two zones in a region. Some accounts lack one of the default's, and name others.</summary>
    public IReadOnlyList<string> ZonesIn(string region) => Zones.Count > 0 ? Zones : [$"{region}a", $"{region}b"];
}
