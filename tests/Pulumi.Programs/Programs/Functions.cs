using System.Collections.Immutable;
using Pulumi;

namespace Programs;

/// <summary>A function of a provider is called with what resources gave, and its result goes into another resource.</summary>
internal sealed class Functions : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var named = Deployment.Instance.Invoke<Found>(
            "demo:index:find", new FindArgs { Name = "blue", Limit = 2 }, new InvokeOptions { Version = "1.2.3" });
        var first = new Widget("first", new WidgetArgs { Size = 1, Peer = named.Apply(found => found.Ids[0]) });
        var late = Deployment.Instance.Invoke<Found>("demo:index:find", new FindArgs { Name = first.Endpoint });
        new Widget("second", new WidgetArgs { Size = 2, Peer = late.Apply(found => found.Ids[1]) });
    });

    private sealed class FindArgs : InvokeArgs
    {
        [Input("name")] public Input<string>? Name { get; set; }

        [Input("limit")] public Input<int>? Limit { get; set; }
    }

    [OutputType]
    private sealed class Found
    {
        [OutputConstructor]
        private Found(ImmutableArray<string> ids, string? result) => (Ids, Result) = (ids, result);

        public ImmutableArray<string> Ids { get; }

        public string? Result { get; }
    }
}
