using Pulumi;

namespace Programs;

/// <summary>Property names that mean something to the engine, and names that look odd.</summary>
internal sealed class ReservedNames : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var odd = new Odd("a name:with::odd/characters", new OddArgs
        {
            Id = "own id",
            Urn = "own urn",
            Dotted = "d",
            Internal = "i",
            Inner = new Dictionary<string, object?>
            {
                ["id"] = "inner id",
                ["urn"] = "inner urn",
                ["__internal"] = 1,
                ["shown"] = 2,
            },
        });
        return new Dictionary<string, object?>
        {
            ["id"] = odd.Id,
            ["urn"] = odd.Urn,
            ["inner"] = odd.Inner,
            ["internal"] = odd.Internal,
        };
    });

    private sealed class OddArgs : ResourceArgs
    {
        [Input("id")] public Input<string>? Id { get; set; }

        [Input("urn")] public Input<string>? Urn { get; set; }

        [Input("dotted.name")] public Input<string>? Dotted { get; set; }

        [Input("__internal")] public Input<string>? Internal { get; set; }

        [Input("inner")] public Input<object>? Inner { get; set; }
    }

    private sealed class Odd(string name, OddArgs args) : CustomResource("demo:index:Odd", name, args, null)
    {
        [Output("inner")] public Output<object> Inner { get; private set; } = null!;

        [Output("__internal")] public Output<string> Internal { get; private set; } = null!;
    }
}
