using Pulumi;

namespace Programs;

/// <summary>The names that a resource had before, in each form that they are given in.</summary>
internal sealed class Aliases : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var old = new Area("old");
        Make("by-urn", new Alias { Urn = "urn:pulumi:dev::demo::demo:index:Widget::former" });
        Make("by-name", new Alias { Name = "former" });
        Make("by-type", new Alias { Type = "demo:old:Widget" });
        Make("by-stack", new Alias { Stack = "prod" });
        Make("by-project", new Alias { Project = "elsewhere" });
        Make("by-parent", new Alias { Parent = old });
        Make("by-parent-urn", new Alias { ParentUrn = "urn:pulumi:dev::demo::demo:index:Area::gone" });
        Make("without-parent", new Alias { NoParent = true });
        Make("several", new Alias { Name = "one" }, new Alias
        {
            Name = "two",
            Type = "demo:old:Widget",
            NoParent = true,
        }, new Alias());
        Make("everything", new Alias { Name = "n", Type = "demo:old:W", Stack = "s", Project = "p", ParentUrn = old.Urn });
        Make("computed", Output.Create(new Alias { Name = Output.Create("computed") }),
            old.Urn.Apply(_ => new Alias { Name = "late" }));
        Make("unknown", Output.Create(new Alias { Name = "sure" }), old.Part.Endpoint.Apply(e => new Alias { Name = e }));
        Make("unknown-name", new Alias { Name = old.Part.Endpoint, Type = "demo:old:Widget" });
        new Area("new", new ComponentResourceOptions { Aliases = { new Alias { Name = "older" } } });
    });

    private static void Make(string name, params Input<Alias>[] aliases) =>
        new Widget(name, new WidgetArgs { Size = 1 }, new() { Aliases = [.. aliases] });

    private sealed class Area : ComponentResource
    {
        public Area(string name, ComponentResourceOptions? options = null)
            : base("demo:index:Area", name, options) =>
            Part = new Widget($"{name}-part", new WidgetArgs { Size = 1 },
                new() { Parent = this, Aliases = { new Alias { Name = $"{name}-piece" } } });

        public Widget Part { get; }
    }
}
