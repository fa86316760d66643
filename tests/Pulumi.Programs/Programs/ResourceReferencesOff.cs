using Pulumi;

namespace Programs;

/// <summary>The host can switch off that resources come back as such; they are sent all the same.</summary>
internal sealed class ResourceReferencesOff : IProgram
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
