using Pulumi;
using Pulumi.Command.Local;

namespace Programs;

/// <summary>A component with arguments, one inside it, children below a resource, and outputs that pass between them.</summary>
internal sealed class NestedComponents : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var platform = new Platform("pmo", new PlatformArgs { Region = "north", Replicas = 2 });
        return new Dictionary<string, object?> { ["entrance"] = platform.Entrance };
    });

    private sealed class PlatformArgs : ResourceArgs
    {
        [Input("region")] public Input<string>? Region { get; set; }

        [Input("replicas")] public Input<int>? Replicas { get; set; }
    }

    private sealed class Platform : ComponentResource
    {
        public Platform(string name, PlatformArgs args, ComponentResourceOptions? options = null)
            : base("demo:platform:Platform", name, args, options)
        {
            var database = new Database($"{name}-db", new DatabaseArgs { Owner = args.Region! }, new() { Parent = this });
            var store = new Store($"{name}-store", database.Endpoint, new() { Parent = this });
            new Command($"{name}-seed", new() { Create = Output.Format($"psql {database.Endpoint}") },
                new() { Parent = database });
            Entrance = Output.Format($"{args.Region!}:{store.Label}");
            RegisterOutputs(new Dictionary<string, object?> { ["entrance"] = Entrance, ["replicas"] = args.Replicas });
        }

        [Output("entrance")] public Output<string> Entrance { get; private set; }
    }

    private sealed class Store : ComponentResource
    {
        public Store(string name, Input<string> origin, ComponentResourceOptions options)
            : base("demo:platform:Store", name, options)
        {
            var shelf = new Widget($"{name}-shelf", new WidgetArgs
            {
                Size = 2,
                Peer = origin,
                Label = "oak",
            }, new() { Parent = this });
            new Group($"{name}-empty", new() { Parent = this });
            Label = shelf.Label.Apply(label => label ?? "bare");
        }

        public Output<string> Label { get; }
    }
}
