using Pulumi;

namespace Programs;

/// <summary>A component in DependsOn stands for the resources in it: through components, not below resources.</summary>
internal sealed class ComponentDependencies : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var outer = new Group("outer");
        var inner = new Group("inner", new() { Parent = outer });
        var one = new Widget("one", new WidgetArgs { Size = 1 }, new() { Parent = outer });
        new Widget("two", new WidgetArgs { Size = 2 }, new() { Parent = inner });
        new Widget("below-one", new WidgetArgs { Size = 3 }, new() { Parent = one });
        var empty = new Group("empty");

        new Widget("waits-for-all", new WidgetArgs { Size = 4 }, new() { DependsOn = outer });
        new Widget("waits-for-inner", new WidgetArgs { Size = 5 }, new() { DependsOn = { inner, empty } });
        new Widget("by-urn", new WidgetArgs { Size = 6, Peer = outer.Urn });
        new Setting("by-value", new SettingArgs { Value = outer });
        new Group("group-waits", new() { DependsOn = { outer, one } });
        new Widget("inside-waits", new WidgetArgs { Size = 7 }, new() { Parent = new Group("apart"), DependsOn = inner });
    });
}
