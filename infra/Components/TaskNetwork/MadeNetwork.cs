using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace PmoBackup.Infra.Components;

/// <summary>A VPC with two public and two private subnets, and one way out with a fixed address.</summary>
internal sealed class MadeNetwork
{
    private readonly string _name;
    private readonly TaskNetworkArgs _args;
    private readonly CustomResourceOptions _options;

    public MadeNetwork(string name, TaskNetworkArgs args, TaskNetwork parent)
    {
        (_name, _args, _options) = (name, args, new CustomResourceOptions { Parent = parent });
        var plan = SubnetPlan.Of(args.Settings.Network.Cidr);
        var vpc = new Vpc(name, new VpcArgs
        {
            CidrBlock = args.Settings.Network.Cidr,
            EnableDnsSupport = true,
            EnableDnsHostnames = true,
            Tags = Tags("vpc"),
        }, _options);
        var internet = new InternetGateway(name, new InternetGatewayArgs { VpcId = vpc.Id, Tags = Tags("internet") }, _options);
        var publicSubnets = Subnets(vpc, "public", plan.Public);
        var privateSubnets = Subnets(vpc, "private", plan.Private);
        var address = new Eip($"{name}-egress", new EipArgs { Domain = "vpc", Tags = Tags("egress") }, _options);
        // One gateway, in one zone: a second one would double its price and add an address to every allow list. While that zone
        // is away tasks fail, the alarm sounds, and the next run makes up for it.
        var gateway = new NatGateway(name, new NatGatewayArgs
        {
            AllocationId = address.Id,
            SubnetId = publicSubnets[0].Id,
            Tags = Tags("egress"),
        }, new CustomResourceOptions { Parent = parent, DependsOn = { internet } });
        RouteTable("public", vpc, publicSubnets, new RouteArgs { GatewayId = internet.Id });
        var routes = RouteTable("private", vpc, privateSubnets, new RouteArgs { NatGatewayId = gateway.Id });
        // Backups go to S3 past the NAT gateway, which bills by the gigabyte. No policy of its own: image layers come this way
        // too, and the bucket's policy and the roles say who may do what.
        _ = new VpcEndpoint($"{name}-s3", new VpcEndpointArgs
        {
            VpcId = vpc.Id,
            ServiceName = $"com.amazonaws.{args.Settings.Region}.s3",
            VpcEndpointType = "Gateway",
            RouteTableIds = { routes.Id },
            Tags = Tags("s3"),
        }, _options);
        VpcId = vpc.Id;
        PrivateSubnetIds = Output.All(privateSubnets.Select(subnet => subnet.Id));
        EgressCidrs = address.PublicIp.Apply(ip => ImmutableArray.Create($"{ip}/32"));
    }

    public Output<string> VpcId { get; }

    public Output<ImmutableArray<string>> PrivateSubnetIds { get; }

    public Output<ImmutableArray<string>> EgressCidrs { get; }

    private List<Subnet> Subnets(Vpc vpc, string kind, IReadOnlyList<string> cidrs)
        => [.. _args.Settings.Network.ZonesIn(_args.Settings.Region).Zip(cidrs, (zone, cidr) => new Subnet(
            $"{_name}-{kind}-{zone}", new SubnetArgs
            {
                VpcId = vpc.Id,
                AvailabilityZone = zone,
                CidrBlock = cidr,
                MapPublicIpOnLaunch = false,
                Tags = Tags($"{kind}-{zone}"),
            }, _options))];

    private RouteTable RouteTable(string kind, Vpc vpc, List<Subnet> subnets, RouteArgs way)
    {
        var table = new RouteTable($"{_name}-{kind}", new RouteTableArgs { VpcId = vpc.Id, Tags = Tags(kind) }, _options);
        way.RouteTableId = table.Id;
        way.DestinationCidrBlock = "0.0.0.0/0";
        _ = new Route($"{_name}-{kind}", way, _options);
        var zones = _args.Settings.Network.ZonesIn(_args.Settings.Region);
        foreach (var (zone, subnet) in zones.Zip(subnets))
        {
            _ = new RouteTableAssociation($"{_name}-{kind}-{zone}", new RouteTableAssociationArgs
            {
                RouteTableId = table.Id,
                SubnetId = subnet.Id,
            }, _options);
        }
        return table;
    }

    private InputMap<string> Tags(string what) => new() { ["Name"] = _args.Names.For(what) };
}
