using Pulumi;

namespace Programs;

/// <summary>A provider on a resource, from a parent resource, through components, alone and in a list.</summary>
internal sealed class Providers : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var north = new DemoProvider("north", new()
        {
            Region = "north-1",
            Endpoints = { "a", "b" },
            Retries = 3,
            Verbose = true,
        });
        var south = new DemoProvider("south", new() { Region = Output.Create("south-1"), Token = Output.CreateSecret("t") },
            new()
            {
                Version = "2.0.0",
                PluginDownloadURL = "https://p.example.test",
                EnvVarMappings = { ["DEMO_TOKEN"] = "MY_TOKEN" },
            });
        var other = new OtherProvider("other");

        var direct = Make("direct", new() { Provider = north });
        Make("below", new() { Parent = direct });
        Make("below-with-own", new() { Parent = direct, Provider = south });
        Make("none", new());
        Make("wrong-package", new() { Provider = other });

        Fill(new Group("one", new() { Provider = south }));
        Fill(new Group("many", new() { Providers = { other, south } }));
        Fill(new Group("foreign", new() { Provider = other }));
        Fill(new Group("last-wins", new() { Providers = { south, north } }));
        Fill(new Group("below-direct", new() { Parent = direct }));
        Fill(new Group("inside-one", new() { Parent = new Group("outside", new() { Provider = north }), Provider = other }));
    });

    private static Widget Make(string name, CustomResourceOptions options) => new(name, new WidgetArgs { Size = 1 }, options);

    private static void Fill(Group group)
    {
        var name = group.GetResourceName();
        Make($"{name}-child", new() { Parent = group });
        Make($"{name}-grandchild", new() { Parent = new Group($"{name}-inner", new() { Parent = group }) });
    }
}
