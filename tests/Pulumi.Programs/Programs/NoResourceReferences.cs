using Pulumi;

namespace Programs;

/// <summary>An engine without resource references gets a resource as its id and a component as its urn.</summary>
internal sealed class NoResourceReferences : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1 });
        var group = new Group("group");
        new Setting("holder", new SettingArgs
        {
            Value = new Dictionary<string, object?> { ["widget"] = widget, ["group"] = group },
        });
        new Setting("list", new SettingArgs { Value = new object[] { widget, "x" } });
        return new Dictionary<string, object?> { ["widget"] = widget, ["group"] = group };
    });
}
