using System.Text.Json;
using Pulumi;
using Pulumi.Command.Local;

namespace Programs;

/// <summary>What is known only after the resource exists, in everything that can be made of it.</summary>
internal sealed class UnknownCombinations : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var run = new Command("run", new CommandArgs { Create = "date" });
        var known = Output.Create("known");
        run.Stdout.Apply(text => { Log.Info($"stdout is {text}"); return 0; });
        run.Create.Apply(text => { Log.Info($"create is {text}"); return 0; });
        var json = Output.JsonSerialize(Output.Create(new Dictionary<string, Input<string>>
        {
            ["out"] = run.Stdout,
            ["known"] = known,
        }));

        var report = new Report("report", new ReportArgs
        {
            Length = run.Stdout.Apply(text => text.Length),
            Line = Output.Format($"<{run.Stdout}|{known}>"),
            Json = json,
            Pair = Output.Tuple(known, run.Id).Apply(pair => pair.Item1 + pair.Item2),
            Chained = known.Apply(k => run.Stdout.Apply(text => k + text)),
            Secret = Output.CreateSecret(run.Stdout),
            Lines = { run.Stdout, known },
            Names = { ["known"] = known, ["unknown"] = run.Stdout },
            Whole = run.Stdout.Apply(text => new[] { text, text }),
            Source = new SourceArgs { Path = run.Stdout, Kind = "file" },
            Known = run.Create.Apply(text => $"create={text}"),
        });

        return new Dictionary<string, object?>
        {
            ["json"] = json,
            ["parsed"] = Output.JsonDeserialize<JsonElement>(json).Apply(e => e.GetProperty("known").GetString()),
            ["secret"] = Output.CreateSecret(run.Stdout),
            ["inList"] = new object?[] { run.Stdout, "x", null },
            ["id"] = report.Id,
        };
    });

    private sealed class SourceArgs : ResourceArgs
    {
        [Input("path")] public Input<string>? Path { get; set; }

        [Input("kind")] public Input<string>? Kind { get; set; }
    }

    private sealed class ReportArgs : ResourceArgs
    {
        [Input("lines")] private InputList<string>? _lines;

        [Input("names")] private InputMap<string>? _names;

        [Input("length")] public Input<int>? Length { get; set; }

        [Input("line")] public Input<string>? Line { get; set; }

        [Input("json")] public Input<string>? Json { get; set; }

        [Input("pair")] public Input<string>? Pair { get; set; }

        [Input("chained")] public Input<string>? Chained { get; set; }

        [Input("secret")] public Input<string>? Secret { get; set; }

        [Input("whole")] public InputList<string>? Whole { get; set; }

        [Input("source")] public Input<SourceArgs>? Source { get; set; }

        [Input("known")] public Input<string>? Known { get; set; }

        public InputList<string> Lines { get => _lines ??= []; set => _lines = value; }

        public InputMap<string> Names { get => _names ??= []; set => _names = value; }
    }

    private sealed class Report(string name, ReportArgs args) : CustomResource("demo:index:Report", name, args, null);
}
