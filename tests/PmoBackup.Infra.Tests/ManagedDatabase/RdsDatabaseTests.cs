using PmoBackup.Infra.Components;
using PmoBackup.Infra.Settings;
using PmoBackup.Infra.Tests.Mocks;
using Pulumi.Utilities;

namespace PmoBackup.Infra.Tests;

public class RdsDatabaseTests
{
    private Components.ManagedDatabase? _database;

    [Fact]
    public async Task Nothing_that_happens_to_the_instance_takes_its_backups_with_it()
    {
        var instance = (await DeclareAsync()).One("aws:rds/instance:Instance");

        Assert.Equal(true, instance.Inputs["deletionProtection"]);
        Assert.Equal(false, instance.Inputs["skipFinalSnapshot"]);
        Assert.Equal("pmo-backup-prod-db-reports-final", instance.Text("finalSnapshotIdentifier"));
        Assert.Equal(false, instance.Inputs["deleteAutomatedBackups"]);
        Assert.Equal(true, instance.Inputs["storageEncrypted"]);
        Assert.Equal(true, instance.Inputs["copyTagsToSnapshot"]);
    }

    [Fact]
    public async Task Its_window_is_the_policys_and_its_own_backup_is_taken_at_two()
    {
        var instance = (await DeclareAsync()).One("aws:rds/instance:Instance");

        Assert.Equal(7.0, instance.Inputs["backupRetentionPeriod"]);
        Assert.StartsWith("02:00-", instance.Text("backupWindow"), StringComparison.Ordinal);
        Assert.Equal(7, await OutputUtilities.GetValueAsync(_database!.RecoveryWindowDays));
    }

    [Fact]
    public async Task Its_password_comes_into_no_state()
    {
        var instance = (await DeclareAsync()).One("aws:rds/instance:Instance");

        Assert.Equal(true, instance.Inputs["manageMasterUserPassword"]);
        Assert.False(instance.Inputs.ContainsKey("password"));
        Assert.False(instance.Inputs.ContainsKey("passwordWo"));
    }

    [Fact]
    public async Task Only_the_tasks_and_named_clients_may_connect_and_only_with_TLS()
    {
        var declared = await DeclareAsync(SampleStack.Rds with { ClientSecurityGroupIds = ["sg-app"] });

        Assert.Equal(false, declared.One("aws:rds/instance:Instance").Inputs["publiclyAccessible"]);
        var rule = Assert.Single(declared.One("aws:ec2/securityGroup:SecurityGroup", "reports-door").Groups("ingress"));
        Assert.Equal(["network-tasks-id", "sg-app"], (IEnumerable<object>)rule["securityGroups"]);
        Assert.False(rule.ContainsKey("cidrBlocks"));
        var parameter = Assert.Single(declared.One("aws:rds/parameterGroup:ParameterGroup").Groups("parameters"));
        Assert.Equal(("rds.force_ssl", "1"), (parameter["name"], parameter["value"]));
    }

    [Fact]
    public async Task It_lives_in_the_tasks_subnets_unless_others_are_named()
    {
        Assert.Equal(
            ["network-private-eu-central-1a-id", "network-private-eu-central-1b-id"],
            (await DeclareAsync()).One("aws:rds/subnetGroup:SubnetGroup").Texts("subnetIds"));
        Assert.Equal(
            ["subnet-1", "subnet-2"],
            (await DeclareAsync(SampleStack.Rds with
            {
                SubnetIds = ["subnet-1",
                "subnet-2"]
            })).One("aws:rds/subnetGroup:SubnetGroup").Texts("subnetIds"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_standby_is_a_setting(bool multiAz)
        => Assert.Equal(multiAz,
            (await DeclareAsync(SampleStack.Rds with { MultiAz = multiAz })).One("aws:rds/instance:Instance").Inputs["multiAz"]);

    private Task<Declaration> DeclareAsync(RdsDatabaseSettings? rds = null) => Declaration.OfAsync(() =>
    {
        var network = new Components.TaskNetwork("network", new() { Settings = SampleStack.Settings, Names = SampleStack.Names });
        _database = new Components.ManagedDatabase("reports", new ManagedDatabaseArgs
        {
            Database = SampleStack.OnRds with { Rds = rds ?? SampleStack.Rds },
            Names = SampleStack.Names,
            Network = network,
            IsProduction = true,
        });
    });
}
