using PmoBackup.Infra.Settings;
using PmoBackup.Infra.Tests.Mocks;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace PmoBackup.Infra.Tests;

public class BackupStackTests
{
    [Fact]
    public async Task The_stack_has_every_component_once_and_one_for_each_database_and_drill()
    {
        var (declared, _) = await DeclareAsync(VaultScene.Production);

        Assert.Equal(
            [
                "BackupAccess access", "BackupAlarms alarms", "BackupVault vault", "DrillEnvironment drill-november",
                    "ManagedDatabase db-platform",
                "ManagedDatabase db-reports", "PreDeployBackup predeploy", "ScheduledTasks tasks", "TaskNetwork network",
            ],
            declared.Resources.Where(IsComponent).Select(each => $"{each.Type["pmo:index:".Length..]} {each.Name}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everything_of_AWS_goes_to_a_provider_that_refuses_other_accounts()
    {
        var (declared, _) = await DeclareAsync(VaultScene.Production);

        var providers = declared.All("pulumi:providers:aws");
        Assert.Equal(["aws", "replica"], providers.Select(provider => provider.Name));
        Assert.Contains("123456789012", (string)providers[0].Inputs["allowedAccountIds"], StringComparison.Ordinal);
        Assert.Contains("999988887777", (string)providers[1].Inputs["allowedAccountIds"], StringComparison.Ordinal);
        Assert.All(
            declared.Resources.Where(each => each.Type.StartsWith("aws:", StringComparison.Ordinal)),
            each => Assert.Matches("pulumi:providers:aws::(aws|replica)::", each.Provider));
    }

    [Fact]
    public async Task No_name_in_AWS_is_given_twice()
    {
        var (declared, _) = await DeclareAsync(VaultScene.Production);

        var names = declared.Resources.Where(each => each.Type.StartsWith("aws:", StringComparison.Ordinal)
            && each.Inputs.ContainsKey("name"))
            .Select(each => $"{each.Provider} {each.Type} {each.Inputs["name"]} {each.Inputs.GetValueOrDefault("role")}");
        Assert.Distinct(names);
    }

    [Fact]
    public async Task Its_outputs_tell_what_was_made_and_the_connection_strings_of_drills_are_secret()
    {
        var (_, stack) = await DeclareAsync(VaultScene.Production);

        Assert.Equal("acme-backups", await OutputUtilities.GetValueAsync(stack.Bucket));
        Assert.Equal(["db-platform", "db-reports"],
            (await OutputUtilities.GetValueAsync(stack.DatabaseIds)).Keys.Select(name => $"db-{name}").Order());
        Assert.Equal(7, (await OutputUtilities.GetValueAsync(stack.RecoveryWindowDays))["reports"]);
        Assert.Equal(9, (await OutputUtilities.GetValueAsync(stack.RecoveryWindowDays))["platform"]);
        Assert.Equal(["november"], (await OutputUtilities.GetValueAsync(stack.DrillConnectionStrings)).Keys);
        Assert.True(await Output.IsSecretAsync(stack.DrillConnectionStrings));
        Assert.Contains("daily-backup-platform", (await OutputUtilities.GetValueAsync(stack.TaskArns)).Keys);
        Assert.Contains("break-glass", (await OutputUtilities.GetValueAsync(stack.RoleArns)).Keys);
    }

    [Fact]
    public async Task An_unsafe_stack_is_refused_before_anything_is_registered()
    {
        var mocks = new Declaration();
        var forgetful = SampleStack.OnRds with { Rds = SampleStack.Rds with { BackupRetentionDays = 6 } };
        var settings = VaultScene.Production with { Databases = [forgetful], Drills = [] };

        var refused = await Assert.ThrowsAsync<RunException>(() => DeclareAsync(settings, mocks));

        Assert.Contains("recovery-window", refused.Message, StringComparison.Ordinal);
        Assert.Empty(mocks.Resources);
    }

    [Fact]
    public async Task Without_a_release_there_is_no_backup_before_it_and_without_drills_no_connection_string()
    {
        var (declared, stack) = await DeclareAsync(VaultScene.Production with { Release = null, Drills = [] });

        Assert.DoesNotContain(declared.Resources,
            each => each.Type is "pmo:index:PreDeployBackup" or "pmo:index:DrillEnvironment");
        Assert.Empty(await OutputUtilities.GetValueAsync(stack.DrillConnectionStrings));
    }

    private static bool IsComponent(Declared each) => each.Type.StartsWith("pmo:", StringComparison.Ordinal);

    private static async Task<(Declaration Declared, BackupStack Stack)> DeclareAsync(StackSettings settings,
        Declaration? mocks = null)
    {
        mocks ??= new Declaration();
        var resources = await Deployment.TestWithServiceProviderAsync<BackupStack>(
            mocks, new Maker(() => new BackupStack(settings, isTrustedRun: false)),
                new TestOptions { ProjectName = "pmo-backup", StackName = "prod", IsPreview = false });
        return (mocks, resources.OfType<BackupStack>().Single());
    }

    private sealed class Maker(Func<BackupStack> make) : IServiceProvider
    {
        public object? GetService(Type serviceType) => make();
    }
}
