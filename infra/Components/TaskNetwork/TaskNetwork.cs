using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;

namespace PmoBackup.Infra.Components;

/// <summary>
/// Where tasks run: private subnets that reach out and cannot be reached, in given subnets or in a network made for them, whose
/// fixed public address goes into databases' allow lists.
/// </summary>
public sealed class TaskNetwork : ComponentResource
{
    /// <summary>Declares it.</summary>
    /// <exception cref="ArgumentException">The network cannot be cut, or a public address may not be let in.</exception>
    public TaskNetwork(string name, TaskNetworkArgs args, ComponentResourceOptions? options = null)
        : base("pmo:index:TaskNetwork", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var network = args.Settings.Network;
        if (network.IsMade)
        {
            var made = new MadeNetwork(name, args, this);
            (VpcId, SubnetIds, EgressCidrs) = (made.VpcId, made.PrivateSubnetIds, made.EgressCidrs);
        }
        else
        {
            VpcId = Output.Create(network.VpcId!);
            SubnetIds = Output.Create(network.SubnetIds.ToImmutableArray());
            EgressCidrs = Output.Create(AllowList.Of(network.EgressCidrs).ToImmutableArray());
        }
        SecurityGroupId = new SecurityGroup($"{name}-tasks", new SecurityGroupArgs
        {
            Name = args.Names.For("tasks"),
            Description = "Backup tasks: out to databases and to HTTPS, in from nowhere",
            VpcId = VpcId,
            Egress = { Out(443, "Cloud APIs, the vault, the registry"), Out(5432, "Databases") },
        }, new CustomResourceOptions { Parent = this }).Id;
        RegisterOutputs();
    }

    /// <summary>The VPC.</summary>
    [Output("vpcId")]
    public Output<string> VpcId { get; private set; }

    /// <summary>The private subnets, in two zones where they are made.</summary>
    [Output("subnetIds")]
    public Output<ImmutableArray<string>> SubnetIds { get; private set; }

    /// <summary>The tasks' security group: nothing comes in.</summary>
    [Output("securityGroupId")]
    public Output<string> SecurityGroupId { get; private set; }

    /// <summary>The public addresses (CIDR) that tasks come from, for allow lists.</summary>
    [Output("egressCidrs")]
    public Output<ImmutableArray<string>> EgressCidrs { get; private set; }

    private static SecurityGroupEgressArgs Out(int port, string why) => new()
    {
        Description = why,
        Protocol = "tcp",
        FromPort = port,
        ToPort = port,
        CidrBlocks = { "0.0.0.0/0" },
    };
}
