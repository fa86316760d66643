using Pulumi;

namespace Programs;

/// <summary>An alias with a parent and without one.</summary>
internal sealed class AliasParents : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var parent = new Group("parent");
        new Widget("widget", new WidgetArgs { Size = 1 }, new() { Aliases = { new Alias { Parent = parent, NoParent = true } } });
    });
}
