using System.Text.Json;
using Pulumi;

namespace Programs;

/// <summary>Settings of each type, of other namespaces, in the older spelling, present and absent.</summary>
internal sealed class ConfigurationKinds : IProgram
{
    private static readonly JsonSerializerOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var own = new Config();
        var aws = new Config("aws");
        var limits = own.RequireObject<Limits>("limits", AnyCase);
        return new Dictionary<string, object?>
        {
            ["text"] = own.Require("text"),
            ["empty"] = own.Get("empty"),
            ["absent"] = own.Get("absent") ?? "none",
            ["number"] = own.RequireInt32("number") + own.GetInt32("negative"),
            ["absentNumber"] = own.GetInt32("absent") ?? -1,
            ["flag"] = own.RequireBoolean("flag"),
            ["absentFlag"] = own.GetBoolean("absent") is null,
            ["ratio"] = own.RequireDouble("ratio"),
            ["large"] = own.GetDouble("large"),
            ["limits"] = $"{limits.Cpu} {string.Join(",", limits.Zones)}",
            ["list"] = own.GetObject<List<int>>("list")!.Count,
            ["absentObject"] = own.GetObject<Limits>("absent") is null,
            ["json"] = own.RequireObject<JsonElement>("limits").GetProperty("cpu").GetInt32(),
            ["day"] = (int)own.RequireObject<DayOfWeek>("day"),
            ["region"] = aws.Require("region"),
            ["profile"] = aws.Get("profile"),
            ["older"] = new Config("demo:config").Require("text"),
            ["olderKey"] = new Config("other").Require("older"),
            ["dotted"] = own.Require("a.b"),
            ["colon"] = own.Require("with:colon"),
            ["secretButPlain"] = own.Require("password"),
            ["secretAbsent"] = own.GetSecretInt32("absent"),
            ["secretObject"] = own.GetSecretObject<Limits>("limits", AnyCase)!.Apply(l => l.Cpu),
            ["secretNumber"] = own.GetSecretInt32("number"),
            ["secretRatio"] = own.GetSecretDouble("ratio"),
            ["secretFlag"] = own.RequireSecretBoolean("flag"),
        };
    });

    private sealed record Limits(int Cpu, List<string> Zones);
}
