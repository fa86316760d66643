using System.Globalization;
using System.Text.Json;
using PmoBackup.Infra.Settings;
using PmoBackup.Infra.Settings.Reading;
using Pulumi.TestEngine;
using YamlDotNet.Serialization;

namespace PmoBackup.Infra.Tests;

/// <summary>The stacks whose settings are shipped, read as Pulumi reads them.</summary>
internal static class ShippedStack
{
    /// <summary>A stack's settings, which are valid.</summary>
    public static StackSettings Settings(string stack)
    {
        var config = Raw(stack).ToDictionary(set => set.Key, set => set.Value is string text ? text : JsonSerializer.Serialize(Json(set.Value)));
        var own = config.Where(set => set.Key.StartsWith("pmo-backup:", StringComparison.Ordinal))
            .ToDictionary(set => set.Key["pmo-backup:".Length..], set => (string?)set.Value);
        var (settings, violations) = SettingsReader.Read(stack, config["aws:region"], own);
        Assert.Empty(violations);
        return settings;
    }

    /// <summary>What <c>Pulumi.STACK.yaml</c> sets.</summary>
    public static Dictionary<string, object> Raw(string stack) =>
        Yaml<Dictionary<string, Dictionary<string, object>>>($"Pulumi.{stack}.yaml")["config"];

    /// <summary>A file of the repository's.</summary>
    public static T Yaml<T>(string file) => new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build()
        .Deserialize<T>(File.ReadAllText(Repository.PathOf(file)));

    private static object? Json(object? value) => value switch
    {
        IDictionary<object, object> group => group.ToDictionary(v => Convert.ToString(v.Key, CultureInfo.InvariantCulture)!, v => Json(v.Value)),
        IList<object> list => list.Select(Json).ToList(),
        _ => value,
    };
}
