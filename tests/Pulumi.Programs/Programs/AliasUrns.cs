using Pulumi;

namespace Programs;

/// <summary>An engine that knows no alias descriptions gets urns, with those that come from the parents' former names.</summary>
internal sealed class AliasUrns : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        Make("by-name", null, new Alias { Name = "former" });
        Make("by-type", null, new Alias { Type = "demo:old:Widget" }, new Alias { Type = "demo:old:Widget" });
        Make("by-place", null, new Alias { Stack = "prod", Project = "elsewhere" });
        Make("by-parent-urn", null, new Alias { ParentUrn = "urn:pulumi:dev::demo::demo:index:Group::gone" });
        var group = new Group("vault", new()
        {
            Aliases = { new Alias { Name = "safe" }, new Alias { Type = "demo:old:Group" } },
        });
        Make("vault-shelf", group);
        Make("other", group, new Alias { Name = "another" }, new Alias { NoParent = true });
        var inner = new Group("vault-inner", new() { Parent = group });
        Make("vault-inner-box", inner);
        Make("by-parent", null, new Alias { Parent = inner });
        Make("by-urn", inner, new Alias { Urn = "urn:pulumi:dev::demo::demo:index:Widget::plain" });
    });

    private static void Make(string name, Resource? parent, params Input<Alias>[] aliases) =>
        new Widget(name, new WidgetArgs { Size = 1 }, new() { Parent = parent, Aliases = [.. aliases] });
}
