using System.Collections.Immutable;
using Pulumi;

namespace Programs;

/// <summary>Secrets and unknowns anywhere in an answer make the whole property so, and no other property.</summary>
internal sealed class SecretAnswers : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var source = new Widget("source", new WidgetArgs { Size = 1 });
        var secret = Output.CreateSecret("s");
        var answer = new Answer("answer", new AnswerArgs
        {
            Text = secret,
            List = { "open", secret },
            Map = { ["late"] = source.Endpoint },
            Plain = "p",
        });
        return new Dictionary<string, object?>
        {
            ["text"] = answer.Text,
            ["list"] = answer.List,
            ["first"] = answer.List.First(),
            ["map"] = answer.Map,
            ["plain"] = answer.Plain,
            ["endpoint"] = Output.Tuple(answer.Plain, answer.Text).Apply(pair => pair.Item1),
        };
    });

    private sealed class AnswerArgs : ResourceArgs
    {
        [Input("list")] private InputList<string>? _list;

        [Input("map")] private InputMap<string>? _map;

        [Input("text")] public Input<string>? Text { get; set; }

        [Input("plain")] public Input<string>? Plain { get; set; }

        public InputList<string> List { get => _list ??= []; set => _list = value; }

        public InputMap<string> Map { get => _map ??= []; set => _map = value; }
    }

    private sealed class Answer(string name, AnswerArgs args) : CustomResource("demo:index:Answer", name, args, null)
    {
        [Output("text")] public Output<string> Text { get; private set; } = null!;

        [Output("list")] public Output<ImmutableArray<string>> List { get; private set; } = null!;

        [Output("map")] public Output<ImmutableDictionary<string, string>> Map { get; private set; } = null!;

        [Output("plain")] public Output<string> Plain { get; private set; } = null!;
    }
}
