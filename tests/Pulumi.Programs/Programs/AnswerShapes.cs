using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;

namespace Programs;

/// <summary>What a provider gives back, read as each kind of type, there or missing.</summary>
internal sealed class AnswerShapes : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var rule = new Dictionary<string, object?> { ["from"] = 1, ["to"] = null, ["label"] = "l", ["kind"] = "web" };
        var full = new Answer("full", new AnswerArgs
        {
            Rule = rule,
            Rules = new object[] { rule, new Dictionary<string, object?> { ["from"] = 2 } },
            ByName = new Dictionary<string, object?> { ["a"] = rule },
            Json = new object[] { 1, "x", null!, rule },
            Numbers = new object[] { 1, 2.75 },
            Anything = new object[] { 1, true, "t", rule },
            Maybe = 5,
        });
        var bare = new Answer("bare", new());
        return new Dictionary<string, object?>
        {
            ["rule"] = full.Rule.Apply(r => r.ToString()),
            ["ruleAgain"] = full.Rule,
            ["rules"] = full.Rules.Apply(rules => string.Join("; ", rules)),
            ["byName"] = full.ByName.Apply(byName => byName["a"].ToString()),
            ["json"] = full.Json.Apply(json => json.GetRawText().Length),
            ["jsonKind"] = full.Json.Apply(json => json[0].ValueKind.ToString()),
            ["numbers"] = full.Numbers.Apply(numbers => string.Join("; ", numbers)),
            ["anything"] = full.Anything,
            ["maybe"] = full.Maybe.Apply(maybe => maybe ?? -1),
            ["status"] = full.Status.Apply(status => $"{status.Phase} {status.Replicas}"),
            ["bareRule"] = bare.Rule.Apply(r => r is null),
            ["bareRules"] = bare.Rules.Apply(rules => rules.IsDefault),
            ["bareMap"] = bare.ByName.Apply(byName => byName is null),
            ["bareMaybe"] = bare.Maybe.Apply(maybe => maybe is null),
            ["bareJson"] = bare.Json.Apply(json => json.ValueKind.ToString()),
            ["bareRaw"] = bare.Rules,
        };
    });

    [OutputType]
    private sealed class Rule
    {
        public readonly int From;
        public readonly int? To;
        public readonly string? Label;
        public readonly string Kind;

        [OutputConstructor]
        private Rule(int from, int? to, string? label, [OutputConstructorParameter("kind")] string sort)
        {
            From = from;
            To = to;
            Label = label;
            Kind = sort;
        }

        public override string ToString() => $"{From}-{To?.ToString() ?? "open"} {Label ?? "no label"} {Kind ?? "no kind"}";
    }

    // Names are taken as they are written: no answer has a member called Replicas.
    [OutputType]
    private sealed record Status([OutputConstructorParameter("phase")] string Phase, int Replicas);

    private sealed class AnswerArgs : ResourceArgs
    {
        [Input("rule")] public Input<object>? Rule { get; set; }

        [Input("rules")] public Input<object>? Rules { get; set; }

        [Input("byName")] public Input<object>? ByName { get; set; }

        [Input("json")] public Input<object>? Json { get; set; }

        [Input("numbers")] public Input<object>? Numbers { get; set; }

        [Input("anything")] public Input<object>? Anything { get; set; }

        [Input("maybe")] public Input<object>? Maybe { get; set; }
    }

    private sealed class Answer(string name, AnswerArgs args) : CustomResource("demo:index:Answer", name, args, null)
    {
        [Output("rule")] public Output<Rule> Rule { get; private set; } = null!;

        [Output("rules")] public Output<ImmutableArray<Rule>> Rules { get; private set; } = null!;

        [Output("byName")] public Output<ImmutableDictionary<string, Rule>> ByName { get; private set; } = null!;

        [Output("json")] public Output<JsonElement> Json { get; private set; } = null!;

        [Output("numbers")] public Output<ImmutableArray<int>> Numbers { get; private set; } = null!;

        [Output("anything")] public Output<ImmutableArray<object>> Anything { get; private set; } = null!;

        [Output("maybe")] public Output<int?> Maybe { get; private set; } = null!;

        [Output("status")] public Output<Status> Status { get; private set; } = null!;
    }
}
