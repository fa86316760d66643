using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra;

/// <summary>What every resource is tagged with, by the provider. What has no name of ours is told apart by it.</summary>
public static class StackTags
{
    /// <summary>The tag that holds <see cref="StackNames.Prefix"/>.</summary>
    public const string StackKey = "stack";

    /// <summary>A stack's.</summary>
    public static IReadOnlyDictionary<string, string> For(StackSettings settings, StackNames names) =>
        new Dictionary<string, string>
        {
            ["project"] = "pmo-backup",
            [StackKey] = names.Prefix,
            ["environment"] = settings.Environment,
            ["managed-by"] = "pulumi",
        };

    /// <summary>A request makes something with this stack's tag.</summary>
    public static Condition InRequest(StackNames names) => new("StringEquals", $"aws:RequestTag/{StackKey}", names.Prefix);

    /// <summary>A request is about something with this stack's tag.</summary>
    public static Condition OnResource(StackNames names) => new("StringEquals", $"aws:ResourceTag/{StackKey}", names.Prefix);
}
