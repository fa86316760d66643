using Pulumi;

namespace Programs;

/// <summary>Lists of maps, maps of lists and arguments within them, with secrets and unknowns far inside.</summary>
internal sealed class NestedUnknowns : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var source = new Widget("source", new WidgetArgs { Size = 1, Label = "known" });
        var secret = Output.CreateSecret("s");
        new Firewall("firewall", new FirewallArgs
        {
            Rules =
            {
                new RuleArgs
                {
                    From = source.Size,
                    Labels = { ["secret"] = secret, ["unknown"] = source.Endpoint, ["known"] = "k" },
                },
                source.Endpoint.Apply(e => new RuleArgs { From = e.Length }),
                Output.CreateSecret(new RuleArgs { From = 3 }),
            },
            ByZone =
            {
                ["a"] = new InputMap<string> { ["secret"] = secret, ["open"] = "o" },
                ["b"] = new InputMap<string> { ["unknown"] = source.Endpoint },
            },
            Grid = { new InputList<string> { "x", secret }, new InputList<string> { source.Endpoint } },
        });
        return new Dictionary<string, object?>
        {
            ["deep"] = new object?[]
            {
                new Dictionary<string, object?> { ["a"] = new List<object?> { secret, source.Endpoint, source.Label } },
            },
            ["folded"] = Output.Create<object>(new Dictionary<string, object?>
            {
                ["unknown"] = source.Endpoint,
                ["secret"] = secret,
            }),
        };
    });

    private sealed class RuleArgs : ResourceArgs
    {
        [Input("labels")] private InputMap<string>? _labels;

        [Input("from", required: true)] public Input<int> From { get; set; } = null!;

        public InputMap<string> Labels { get => _labels ??= []; set => _labels = value; }
    }

    private sealed class FirewallArgs : ResourceArgs
    {
        [Input("rules")] private InputList<RuleArgs>? _rules;

        [Input("byZone")] private InputMap<InputMap<string>>? _byZone;

        [Input("grid")] private InputList<InputList<string>>? _grid;

        public InputList<RuleArgs> Rules { get => _rules ??= []; set => _rules = value; }

        public InputMap<InputMap<string>> ByZone { get => _byZone ??= []; set => _byZone = value; }

        public InputList<InputList<string>> Grid { get => _grid ??= []; set => _grid = value; }
    }

    private sealed class Firewall(string name, FirewallArgs args) : CustomResource("demo:index:Firewall", name, args, null);
}
