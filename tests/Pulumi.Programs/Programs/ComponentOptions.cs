using Pulumi;

namespace Programs;

/// <summary>The options of a component, and the few of them that its children take over.</summary>
internal sealed class ComponentOptions : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var keep = new Widget("keep", new WidgetArgs { Size = 1 });
        var vault = new Group("vault", new()
        {
            Protect = true,
            RetainOnDelete = true,
            IgnoreChanges = { "x" },
            ReplaceOnChanges = { "y" },
            HideDiffs = { "z" },
            Version = "3.0.0",
            PluginDownloadURL = "https://c.example.test",
            DeletedWith = keep,
            ReplaceWith = { keep },
            ReplacementTrigger = 5,
            Aliases = { new Alias { Name = "safe" } },
        });
        new Widget("inherits", new WidgetArgs { Size = 1 }, new() { Parent = vault });
        new Widget("refuses", new WidgetArgs { Size = 1 }, new() { Parent = vault, Protect = false });
        var inner = new Group("inner", new() { Parent = vault });
        new Widget("inherits-twice", new WidgetArgs { Size = 1 }, new() { Parent = inner });
        new Widget("below-widget", new WidgetArgs { Size = 1 }, new() { Parent = keep });
    });
}
