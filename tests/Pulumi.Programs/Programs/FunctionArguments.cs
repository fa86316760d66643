using Pulumi;

namespace Programs;

/// <summary>Functions whose arguments come from resources or are secret, and that are not called while one is unknown.</summary>
internal sealed class FunctionArguments : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1, Label = "oak" });
        var database = new Database("database");
        var group = new Group("group");
        new Widget("in-group", new WidgetArgs { Size = 2 }, new() { Parent = group });
        var read = new Widget("read", new WidgetArgs { Size = 3 }, new() { Id = "w-1" });

        new Widget("user", new WidgetArgs
        {
            Size = Result(new() { Name = read.Endpoint }).Apply(result => result.Length),
            Label = Result(new() { Name = widget.Endpoint }),
            Peer = Result(new() { Name = "ordered" }, new() { DependsOn = { widget, read } }),
        });
        return new Dictionary<string, object?>
        {
            ["secret"] = Result(new() { Name = Output.CreateSecret("hidden") }),
            ["ofProvider"] = Result(new() { Name = database.Password }),
            ["knownOfNew"] = Result(new() { Name = widget.Label.Apply(label => label ?? "") }),
            ["list"] = Result(new() { Name = "list", Zones = { "a", widget.Endpoint } }),
            ["anything"] = Result(new() { Name = "any", Anything = new Dictionary<string, object?> { ["a"] = 1, ["b"] = null } }),
            ["resource"] = Result(new() { Name = "resource", Anything = read }),
            ["afterGroup"] = Result(new() { Name = "after group" }, new() { DependsOn = { group } }),
            ["afterOutput"] = Result(new() { Name = "after output" },
                new() { DependsOn = { widget.Urn.Apply(_ => (Resource)read) } }),
            ["afterUnknown"] = Result(new() { Name = "after unknown" },
                new() { DependsOn = { widget.Endpoint.Apply(_ => (Resource)read) } }),
            ["touched"] = Result(Touched(new() { Name = "touched" })),
        };
    });

    private static FindInvokeArgs Touched(FindInvokeArgs args)
    {
        _ = args.Zones;
        return args;
    }

    private static Output<string> Result(FindInvokeArgs args, InvokeOutputOptions? options = null) =>
        Find.Invoke(args, options ?? new()).Apply(found => found.Result);
}
