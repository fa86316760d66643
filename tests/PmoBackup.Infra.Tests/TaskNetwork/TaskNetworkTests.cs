using PmoBackup.Infra.Settings;
using PmoBackup.Infra.Tests.Mocks;
using Pulumi.Utilities;

namespace PmoBackup.Infra.Tests;

public class TaskNetworkTests
{
    private static readonly NetworkSettings s_given = new()
    {
        VpcId = "vpc-1",
        SubnetIds = ["subnet-1", "subnet-2"],
        EgressCidrs = ["203.0.113.9/32"],
    };

    private Components.TaskNetwork _network = null!;

    [Fact]
    public async Task Nothing_comes_in_to_the_tasks()
    {
        var declared = await DeclareAsync(new NetworkSettings());

        var group = declared.One("aws:ec2/securityGroup:SecurityGroup");
        Assert.False(group.Inputs.ContainsKey("ingress"));
        Assert.Equal([443.0, 5432.0], group.Groups("egress").Select(rule => rule["toPort"]));
        Assert.All(group.Groups("egress"), rule => Assert.Equal(rule["fromPort"], rule["toPort"]));
    }

    [Fact]
    public async Task Given_subnets_are_taken_as_they_are()
    {
        var declared = await DeclareAsync(s_given);

        Assert.DoesNotContain(declared.Resources,
            resource => resource.Type is "aws:ec2/vpc:Vpc" or "aws:ec2/natGateway:NatGateway");
        Assert.Equal("vpc-1", declared.One("aws:ec2/securityGroup:SecurityGroup").Text("vpcId"));
        Assert.Equal(["subnet-1", "subnet-2"], (await OutputUtilities.GetValueAsync(_network.SubnetIds)).AsEnumerable());
        Assert.Equal(["203.0.113.9/32"], (await OutputUtilities.GetValueAsync(_network.EgressCidrs)).AsEnumerable());
    }

    [Fact]
    public async Task Subnets_whose_way_out_is_the_whole_world_are_refused()
    {
        var everybody = s_given with { EgressCidrs = ["0.0.0.0/0"] };

        var refused = await Assert.ThrowsAsync<Pulumi.RunException>(() => DeclareAsync(everybody));

        Assert.Contains("'0.0.0.0/0' is everybody", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_made_network_has_private_subnets_in_two_zones_behind_one_fixed_address()
    {
        var declared = await DeclareAsync(new NetworkSettings());

        var subnets = declared.All("aws:ec2/subnet:Subnet");
        Assert.Equal(4, subnets.Count);
        Assert.Equal(["eu-central-1a", "eu-central-1b"], subnets.Select(subnet => subnet.Text("availabilityZone")).Distinct());
        Assert.All(subnets, subnet => Assert.Equal(false, subnet.Inputs["mapPublicIpOnLaunch"]));
        var gateway = declared.One("aws:ec2/natGateway:NatGateway");
        Assert.Equal("network-egress-id", gateway.Text("allocationId"));
        Assert.Equal("network-public-eu-central-1a-id", gateway.Text("subnetId"));
        Assert.Equal(["203.0.113.7/32"], (await OutputUtilities.GetValueAsync(_network.EgressCidrs)).AsEnumerable());
        Assert.Equal(
            ["network-private-eu-central-1a-id", "network-private-eu-central-1b-id"],
                (await OutputUtilities.GetValueAsync(_network.SubnetIds)).AsEnumerable());
    }

    [Fact]
    public async Task Private_subnets_go_out_through_the_gateway_and_public_ones_directly()
    {
        var declared = await DeclareAsync(new NetworkSettings());

        Assert.Equal("network-id", declared.One("aws:ec2/route:Route", "network-private").Text("natGatewayId"));
        Assert.Equal("network-id", declared.One("aws:ec2/route:Route", "network-public").Text("gatewayId"));
        var tables = declared.All("aws:ec2/routeTableAssociation:RouteTableAssociation")
            .ToDictionary(each => each.Text("subnetId"), each => each.Text("routeTableId"));
        Assert.Equal(4, tables.Count);
        Assert.All(tables, pair => Assert.Equal(pair.Key.Contains("private", StringComparison.Ordinal) ? "network-private-id"
            : "network-public-id", pair.Value));
    }

    [Fact]
    public async Task Backups_reach_the_vault_past_the_gateway()
    {
        var declared = await DeclareAsync(new NetworkSettings());

        var endpoint = declared.One("aws:ec2/vpcEndpoint:VpcEndpoint");
        Assert.Equal("com.amazonaws.eu-central-1.s3", endpoint.Text("serviceName"));
        Assert.Equal("Gateway", endpoint.Text("vpcEndpointType"));
        Assert.Equal(["network-private-id"], endpoint.Texts("routeTableIds"));
    }

    [Fact]
    public async Task Zones_can_be_named_where_the_account_lacks_the_first_two()
    {
        var declared = await DeclareAsync(new NetworkSettings { Zones = ["eu-central-1b", "eu-central-1c"] });

        Assert.Equal(
            ["eu-central-1b", "eu-central-1c"],
            declared.All("aws:ec2/subnet:Subnet").Select(subnet => subnet.Text("availabilityZone")).Distinct());
    }

    private Task<Declaration> DeclareAsync(NetworkSettings network)
    {
        var settings = SampleStack.Settings with { Network = network };
        return Declaration.OfAsync(() => _network = new Components.TaskNetwork("network",
            new() { Settings = settings, Names = new StackNames(settings) }));
    }
}
