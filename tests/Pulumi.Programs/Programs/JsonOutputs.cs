using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;

namespace Programs;

/// <summary>Values written as JSON and read from it, with outputs, inputs, lists and maps inside.</summary>
internal sealed class JsonOutputs : IProgram
{
    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1, Label = "oak" });
        var secret = Output.CreateSecret("s");
        var parsed = Output.JsonDeserialize<Policy>(Output.Create(
            """{"Version":"2012","Days":[1,2],"Owner":"ops","Tags":{"a":"b"}}"""));
        new Setting("document", new SettingArgs
        {
            Value = Output.JsonSerialize(Output.Create(new
            {
                Bucket = widget.Label,
                Statement = new[] { "a", "b<&>'\u00fc" },
                Size = widget.Size,
            })),
            Note = Output.JsonSerialize(Output.Create(new InputMap<string> { ["secret"] = secret })),
        });
        return new Dictionary<string, object?>
        {
            ["plain"] = Output.JsonSerialize(Output.Create(new Dictionary<string, int> { ["a"] = 1 })),
            ["pretty"] = Output.JsonSerialize(Output.Create(new Policy("2012", [7], Output.Create("ops"), null)), Pretty),
            ["secret"] = Output.JsonSerialize(Output.Create(new { Password = secret })),
            ["list"] = Output.JsonSerialize(Output.Create(new InputList<string> { "x", secret })),
            ["unknown"] = Output.JsonSerialize(Output.Create(new { widget.Endpoint, Password = secret })),
            ["number"] = Output.JsonSerialize(Output.Create(1.50)),
            ["null"] = Output.JsonSerialize(Output.Create((string?)null)),
            ["version"] = parsed.Apply(policy => policy.Version),
            ["owner"] = parsed.Apply(policy => policy.Owner),
            ["days"] = parsed.Apply(policy => policy.Days.Length),
            ["tags"] = parsed.Apply(policy => policy.Tags!),
            ["readSecret"] = Output.JsonDeserialize<ImmutableArray<int>>(Output.CreateSecret("[3,4]")),
            ["readUnknown"] = Output.JsonDeserialize<JsonElement>(widget.Endpoint.Apply(e => $"\"{e}\"")),
        };
    });

    private sealed record Policy(string Version, ImmutableArray<int> Days, Output<string> Owner, InputMap<string>? Tags);
}
