using System.Collections.Immutable;
using Pulumi;

namespace Programs;

/// <summary>Answers of another kind than declared: a warning about each, and the value that nothing would have.</summary>
internal sealed class WrongAnswers : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var answer = new Answer("wrong", new AnswerArgs
        {
            Number = "seven",
            Text = 7,
            Flag = "true",
            List = "one",
            Map = new object[] { 1 },
            Numbers = new object[] { 1, "two", 3 },
            Either = true,
            Source = "a text is no file",
            Rule = new Dictionary<string, object?> { ["from"] = "one", ["label"] = 2 },
            Peer = "not a resource",
        });
        return new Dictionary<string, object?>
        {
            ["number"] = answer.Number,
            ["text"] = answer.Text,
            ["flag"] = answer.Flag,
            ["list"] = answer.List,
            ["map"] = answer.Map,
            ["numbers"] = answer.Numbers,
            ["either"] = answer.Either.Apply(either => either.IsT0),
            ["source"] = answer.Source.Apply(source => source.GetType().Name),
            ["rule"] = answer.Rule.Apply(rule => $"{rule.From} {rule.Label ?? "no label"}"),
            ["peer"] = answer.Peer.Apply(peer => peer is null),
        };
    });

    [OutputType]
    private sealed record Rule(
        [OutputConstructorParameter("from")] int From, [OutputConstructorParameter("label")] string? Label);

    private sealed class AnswerArgs : ResourceArgs
    {
        [Input("number")] public Input<object>? Number { get; set; }

        [Input("text")] public Input<object>? Text { get; set; }

        [Input("flag")] public Input<object>? Flag { get; set; }

        [Input("list")] public Input<object>? List { get; set; }

        [Input("map")] public Input<object>? Map { get; set; }

        [Input("numbers")] public Input<object>? Numbers { get; set; }

        [Input("either")] public Input<object>? Either { get; set; }

        [Input("source")] public Input<object>? Source { get; set; }

        [Input("rule")] public Input<object>? Rule { get; set; }

        [Input("peer")] public Input<object>? Peer { get; set; }
    }

    private sealed class Answer(string name, AnswerArgs args) : CustomResource("demo:index:Answer", name, args, null)
    {
        [Output("number")] public Output<int> Number { get; private set; } = null!;

        [Output("text")] public Output<string> Text { get; private set; } = null!;

        [Output("flag")] public Output<bool> Flag { get; private set; } = null!;

        [Output("list")] public Output<ImmutableArray<string>> List { get; private set; } = null!;

        [Output("map")] public Output<ImmutableDictionary<string, string>> Map { get; private set; } = null!;

        [Output("numbers")] public Output<ImmutableArray<int>> Numbers { get; private set; } = null!;

        [Output("either")] public Output<Union<int, string>> Either { get; private set; } = null!;

        [Output("source")] public Output<Asset> Source { get; private set; } = null!;

        [Output("rule")] public Output<Rule> Rule { get; private set; } = null!;

        [Output("peer")] public Output<Widget> Peer { get; private set; } = null!;
    }
}
