using System.Collections.Immutable;
using Pulumi;

namespace Programs;

/// <summary>Arguments of each kind, set and left out.</summary>
internal sealed class InputKinds : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var peer = new Server("peer", new ServerArgs { Name = "p" });
        new Server("full", new ServerArgs
        {
            Name = "full",
            Cores = 3,
            Load = 0.25,
            Enabled = false,
            Disks = { new DiskArgs { SizeGb = 1, Mount = "/", Labels = { ["a"] = "b" } }, new DiskArgs { SizeGb = 2 } },
            ByName = { ["data"] = new DiskArgs { SizeGb = 5 } },
            Addresses = new[] { "10.0.0.1", "10.0.0.2" },
            Matrix = { ImmutableArray.Create(1, 2), ImmutableArray<int>.Empty },
            Root = new DiskArgs { SizeGb = peer.Name.Apply(name => name.Length) },
            Peer = peer,
            Peers = { peer, peer },
            Bare = "not an input",
            BareDisk = new DiskArgs { SizeGb = 9 },
        });
        new Server("empty", new ServerArgs { Name = "", Disks = [], ByName = [], Addresses = Array.Empty<string>() });
        new Server("minimal", new ServerArgs { Name = "m" });
        new Server("nothing", new ServerArgs { Name = Output.Create((string)null!) });
        new Server("from-list", new ServerArgs { Name = "l", Addresses = Output.Create(new List<string> { "x" }) });
    });

    private sealed class DiskArgs : ResourceArgs
    {
        [Input("labels")] private InputMap<string>? _labels;

        [Input("sizeGb", required: true)] public Input<int> SizeGb { get; set; } = null!;

        [Input("mount")] public Input<string>? Mount { get; set; }

        public InputMap<string> Labels { get => _labels ??= []; set => _labels = value; }
    }

    private sealed class ServerArgs : ResourceArgs
    {
        [Input("disks")] private InputList<DiskArgs>? _disks;

        [Input("byName")] private InputMap<DiskArgs>? _byName;

        [Input("matrix")] private InputList<ImmutableArray<int>>? _matrix;

        [Input("peers")] private InputList<Server>? _peers;

        [Input("name", required: true)] public Input<string> Name { get; set; } = null!;

        [Input("cores")] public Input<int>? Cores { get; set; }

        [Input("load")] public Input<double>? Load { get; set; }

        [Input("enabled")] public Input<bool>? Enabled { get; set; }

        [Input("addresses")] public InputList<string>? Addresses { get; set; }

        [Input("root")] public Input<DiskArgs>? Root { get; set; }

        [Input("peer")] public Input<Server>? Peer { get; set; }

        [Input("bare")] public string? Bare { get; set; }

        [Input("bareDisk")] public DiskArgs? BareDisk { get; set; }

        public string? NotSent { get; set; } = "not an input at all";

        public InputList<DiskArgs> Disks { get => _disks ??= []; set => _disks = value; }

        public InputMap<DiskArgs> ByName { get => _byName ??= []; set => _byName = value; }

        public InputList<ImmutableArray<int>> Matrix { get => _matrix ??= []; set => _matrix = value; }

        public InputList<Server> Peers { get => _peers ??= []; set => _peers = value; }
    }

    private sealed class Server(string name, ServerArgs args) : CustomResource("demo:index:Server", name, args, null)
    {
        [Output("name")] public Output<string> Name { get; private set; } = null!;
    }
}
