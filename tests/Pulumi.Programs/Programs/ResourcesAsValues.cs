using Pulumi;

namespace Programs;

/// <summary>Resources and components as values: in arguments, lists, maps, outputs, behind Apply, secret.</summary>
internal sealed class ResourcesAsValues : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1 });
        var group = new Group("group");
        new Widget("in-group", new WidgetArgs { Size = 2 }, new() { Parent = group });
        var provider = new DemoProvider("provider");
        Make("resource", widget);
        Make("component", group);
        Make("list", new object[] { widget, group, widget });
        Make("map", new Dictionary<string, object?> { ["w"] = widget, ["deep"] = new[] { group } });
        Make("output", Output.Create<object>(widget));
        Make("applied", widget.Urn.Apply(_ => (object)widget));
        Make("applied-late", widget.Id.Apply(_ => (object)widget));
        Make("secret", Output.CreateSecret<object>(widget));
        Make("provider", provider);
        return new Dictionary<string, object?> { ["widget"] = widget, ["group"] = group, ["list"] = new[] { widget } };
    });

    private static void Make(string name, Input<object> value) => new Setting(name, new SettingArgs { Value = value });
}
