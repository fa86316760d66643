using System.Collections.Immutable;
using System.Globalization;
using PmoBackup.Infra.Components;

namespace PmoBackup.Infra.Tests;

public class LifecycleTests
{
    private const string Type = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

    [Fact]
    public async Task The_rules_are_those_of_the_golden_file()
    {
        var golden = await File.ReadAllLinesAsync(Path.Combine(
            AppContext.BaseDirectory, "BackupVault", "golden", "lifecycle.txt"));

        Assert.Equal(golden, LifecycleRule.All.Select(rule => rule.ToString()));
    }

    [Theory]
    [InlineData("vault")]
    [InlineData("vault-replica")]
    public async Task What_the_engine_gets_are_these_rules(string bucket)
    {
        var scene = await VaultScene.ProductionAsync();
        var rules = scene.Declared.One(Type, bucket).Groups("rules").ToList();

        Assert.All(rules, rule => Assert.Equal("Enabled", rule["status"]));
        Assert.Equal(LifecycleRule.All.Select(rule => rule.ToString()), rules.Select(rule => Read(rule).ToString()));
    }

    [Fact]
    public async Task Logs_go_when_the_tasks_logs_go()
    {
        var scene = await VaultScene.ProductionAsync();
        var rule = Read(scene.Declared.One(Type, "vault-logs").Groups("rules").First());

        Assert.Equal(scene.Settings.Tasks.LogDays, rule.ExpireDays);
        Assert.NotNull(rule.NoncurrentDays);
    }

    private static LifecycleRule Read(ImmutableDictionary<string, object> rule) =>
        new((string)rule["id"], (string)Part(rule, "filter")!["prefix"])
        {
            ExpireDays = Days(Part(rule, "expiration"), "days"),
            NoncurrentDays = Days(Part(rule, "noncurrentVersionExpiration"), "noncurrentDays"),
            AbortUploadDays = Days(Part(rule, "abortIncompleteMultipartUpload"), "daysAfterInitiation"),
            TransitionDays = Days(Transition(rule), "days"),
            StorageClass = (string?)Transition(rule)?["storageClass"],
            RemovesExpiredMarkers = Equals(Part(rule, "expiration")?.GetValueOrDefault("expiredObjectDeleteMarker"), true),
        };

    private static ImmutableDictionary<string, object>? Transition(ImmutableDictionary<string, object> rule) =>
        rule.TryGetValue("transitions", out var list) && ((ImmutableArray<object>)list) is [var only] ? (
            ImmutableDictionary<string, object>)only : null;

    private static ImmutableDictionary<string, object>? Part(ImmutableDictionary<string, object> rule, string name) =>
        (ImmutableDictionary<string, object>?)rule.GetValueOrDefault(name);

    private static int? Days(ImmutableDictionary<string, object>? part, string name) =>
        part?.GetValueOrDefault(name) is { } days ? Convert.ToInt32(days, CultureInfo.InvariantCulture) : null;
}
