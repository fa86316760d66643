using System.Reflection;
using System.Text.RegularExpressions;
using PmoBackup.Infra.Settings.Reading;
using Pulumi;
using Pulumi.TestEngine;

namespace PmoBackup.Infra.Tests.Documents;

/// <summary>What docs/deploy.md tells people to type, as far as it can be looked at without an account.</summary>
public partial class DeployDocumentTests
{
    private static readonly string s_text = File.ReadAllText(Repository.PathOf("docs/deploy.md"));
    private static readonly StackNames s_names = new(ShippedStack.Settings("prod"));

    [Fact]
    public void Files_that_are_named_are_there()
    {
        var scripts = Script().Matches(s_text).Select(match => match.Value).Distinct().ToList();
        var workflows = WorkflowFile().Matches(s_text).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.Equal([".github/scripts/push-image.sh", ".github/scripts/drill.sh"], scripts);
        Assert.NotEmpty(workflows);
        Assert.All(scripts, path => Assert.True(File.Exists(Repository.PathOf(path)), path));
        Assert.All(workflows, file => Assert.True(File.Exists(Repository.PathOf($".github/workflows/{file}")), file));
    }

    [Fact]
    public void Names_are_those_that_the_stack_gives()
    {
        string[] said =
        [
            $"--secret-id {s_names.ConnectionSecret("platform")} ",
            $"--secret-id {s_names.RenderKeySecret} ",
            $"aws logs tail {s_names.TaskLogGroup} ",
            $"role/{s_names.RoleName(VaultRole.Deploy)}\n",
            $"`{s_names.RoleName(VaultRole.Reader)}`",
            $"--task-definition {s_names.TaskFamily("daily-backup-platform")} ",
            $"--repository-name {s_names.Prefix} ",
            $"s3://{ShippedStack.Settings("prod").Vault.Bucket}`",
            $"`{s_names.KeyAlias}`, which is the vault's",
            $"vault={ShippedStack.Settings("staging").Vault.Bucket}\n",
            $"--key-id {new StackNames(ShippedStack.Settings("staging")).KeyAlias} ",
        ];

        Assert.All(said, words => Assert.Contains(words, s_text.Replace("\n  ", " ", StringComparison.Ordinal).Replace("\\ ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_that_are_set_are_settings_of_the_stack()
    {
        var keys = ConfigKey().Matches(s_text).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.Equal(["tasks", "release"], keys.Select(key => key.Split('.')[0]).Distinct());
        Assert.All(keys, key => Assert.Contains(key.Split('.')[0], SettingsReader.Keys));
        Assert.All(
            keys.Where(key => key.StartsWith("tasks.", StringComparison.Ordinal)), key => Assert.NotNull(typeof(Settings.TaskSettings).GetProperty(
                key["tasks.".Length..], BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)));
    }

    [Fact]
    public void Outputs_that_are_read_are_outputs_of_the_stack()
    {
        var outputs = typeof(BackupStack).GetProperties()
            .Select(property => property.GetCustomAttribute<OutputAttribute>()?.Name).OfType<string>().ToHashSet();
        var read = StackOutput().Matches(s_text).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(read);
        Assert.All(read, name => Assert.Contains(name, outputs));
    }

    [GeneratedRegex(@"\.github/scripts/[\w-]+\.\w+")]
    private static partial Regex Script();

    [GeneratedRegex(@"([\w-]+\.yml)")]
    private static partial Regex WorkflowFile();

    [GeneratedRegex(@"pulumi config (?:set --path|set|rm) '?pmo-backup:([\w.]+)")]
    private static partial Regex ConfigKey();

    [GeneratedRegex(@"pulumi stack output\s+(\w+)")]
    private static partial Regex StackOutput();
}
