using PmoBackup.Infra.Settings;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Rds;
using Pulumi.Aws.Rds.Inputs;

namespace PmoBackup.Infra.Components;

/// <summary>A database on RDS, whose backups outlive it.</summary>
internal sealed class RdsDatabase
{
    public RdsDatabase(string name, ManagedDatabaseArgs args, RdsDatabaseSettings wanted, ManagedDatabase parent)
    {
        // What it needs stays with it when the stack lets go of it.
        var options = new CustomResourceOptions { Parent = parent, RetainOnDelete = true };
        var identifier = args.Names.DatabaseInstance(args.Database.Name);
        var subnets = new SubnetGroup($"{name}-subnets", new SubnetGroupArgs
        {
            Name = identifier,
            Description = $"Where {identifier} lives",
            SubnetIds = wanted.SubnetIds.Count > 0 ? wanted.SubnetIds.ToArray() : args.Network.SubnetIds,
        }, options);
        var parameters = new ParameterGroup($"{name}-parameters", new ParameterGroupArgs
        {
            Name = $"{identifier}-{wanted.Version}",
            Family = $"postgres{wanted.Version}",
            Description = $"Of {identifier}: no connection without TLS",
            Parameters = { new ParameterGroupParameterArgs { Name = "rds.force_ssl", Value = "1" } },
        }, options);
        var door = new SecurityGroup($"{name}-door", new SecurityGroupArgs
        {
            Name = $"{identifier}-database",
            Description = $"Who may connect to {identifier}",
            VpcId = args.Network.VpcId,
            Ingress =
            {
                new SecurityGroupIngressArgs
                {
                    Description = "Backup tasks and the application",
                    Protocol = "tcp",
                    FromPort = 5432,
                    ToPort = 5432,
                    SecurityGroups = args.Network.SecurityGroupId.Apply(tasks => wanted.ClientSecurityGroupIds.Prepend(tasks)),
                },
            },
        }, options);
        var instance = new Instance($"{name}-database", new InstanceArgs
        {
            Identifier = identifier,
            Engine = "postgres",
            EngineVersion = $"{wanted.Version}",
            InstanceClass = wanted.InstanceClass,
            AllocatedStorage = wanted.StorageGb,
            MaxAllocatedStorage = wanted.MaxStorageGb is { } most ? most : (Input<int>?)null,
            StorageType = "gp3",
            StorageEncrypted = true,
            MultiAz = wanted.MultiAz,
            DbName = args.Database.Name.Replace('-', '_'),
            Username = "pmo",
            // RDS makes the password and keeps it in Secrets Manager: it comes into no state.
            ManageMasterUserPassword = true,
            DbSubnetGroupName = subnets.Name,
            ParameterGroupName = parameters.Name,
            VpcSecurityGroupIds = { door.Id },
            PubliclyAccessible = false,
            BackupRetentionPeriod = wanted.BackupRetentionDays,
            BackupWindow = "02:00-03:00",
            MaintenanceWindow = "sun:04:00-sun:05:00",
            AutoMinorVersionUpgrade = true,
            CopyTagsToSnapshot = true,
            EnabledCloudwatchLogsExports = { "postgresql", "upgrade" },
            // Three locks against losing it: the instance cannot be deleted; if it is after all, it leaves a snapshot; and its
            // automated backups stay, which RDS would remove with it.
            DeletionProtection = true,
            SkipFinalSnapshot = false,
            FinalSnapshotIdentifier = $"{identifier}-final",
            DeleteAutomatedBackups = false,
        }, new CustomResourceOptions
        {
            Parent = parent,
            Protect = args.IsProduction,
            RetainOnDelete = true,
            DependsOn = args.After.ToArray(),
        });
        Facts = new DatabaseFacts(
            instance.Identifier, instance.Address, instance.BackupRetentionPeriod, Output.Create(""));
    }

    public DatabaseFacts Facts { get; }
}
