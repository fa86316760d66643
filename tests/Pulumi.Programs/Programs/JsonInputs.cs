using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;

namespace Programs;

/// <summary>Arguments that travel as JSON in a text, and JSON that travels as a structure.</summary>
internal sealed class JsonInputs : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var source = new Widget("source", new WidgetArgs { Size = 1, Label = "l" });
        using var document = JsonDocument.Parse("""{"a":[1,true,null],"b":{"c":1.5,"d":"\u00e9"}}""");
        Make("texts", new()
        {
            Number = 1.5,
            Flag = true,
            Text = "quote \" and \u00e4",
            List = { "a", "b" },
            Blank = [],
            Map = { ["k"] = "v" },
            Rule = new RuleArgs { From = 9, Name = "n" },
            Any = new object[] { 1, "x", false, null! },
        });
        Make("secret", new()
        {
            Text = Output.CreateSecret("s"),
            List = { Output.CreateSecret("x") },
            Rule = new RuleArgs { Name = Output.CreateSecret("n") },
        });
        Make("unknown", new()
        {
            Text = source.Endpoint,
            List = { "a", source.Endpoint },
            Rule = new RuleArgs { Name = source.Endpoint },
        });
        Make("dependent", new() { Text = source.Label.Apply(label => label!), Rule = new RuleArgs { From = source.Size } });
        Make("resource", new() { Any = new Dictionary<string, object?> { ["r"] = new Group("held") } });
        Make("parsed", new() { Json = "[1,{\"x\":null}]" });
        Make("document", new() { Json = document.RootElement.Clone() });
        Make("output", new() { Json = source.Label.Apply(label => $"{{\"label\":\"{label}\"}}") });
        Make("secret-json", new() { Json = Output.CreateSecret("{\"p\":1}") });
        Make("touched", Touched());
    });

    private static void Make(string name, CabinetArgs args) => new Cabinet(name, args);

    private static CabinetArgs Touched()
    {
        var args = new CabinetArgs();
        _ = args.List;
        return args;
    }

    private sealed class RuleArgs : ResourceArgs
    {
        [Input("from")] public Input<int>? From { get; set; }

        [Input("name")] public Input<string>? Name { get; set; }
    }

    private sealed class CabinetArgs : ResourceArgs
    {
        [Input("list", json: true)] private InputList<string>? _list;

        [Input("map", json: true)] private InputMap<string>? _map;

        [Input("number", json: true)] public Input<double>? Number { get; set; }

        [Input("flag", json: true)] public Input<bool>? Flag { get; set; }

        [Input("text", json: true)] public Input<string>? Text { get; set; }

        [Input("blank", json: true)] public InputList<int>? Blank { get; set; }

        [Input("rule", json: true)] public Input<RuleArgs>? Rule { get; set; }

        [Input("any", json: true)] public Input<object>? Any { get; set; }

        [Input("json")] public InputJson? Json { get; set; }

        public InputList<string> List { get => _list ??= []; set => _list = value; }

        public InputMap<string> Map { get => _map ??= []; set => _map = value; }
    }

    private sealed class Cabinet(string name, CabinetArgs args) : CustomResource("demo:index:Cabinet", name, args, null);
}
