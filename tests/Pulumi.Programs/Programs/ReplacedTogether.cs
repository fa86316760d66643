using Pulumi;

namespace Programs;

/// <summary>Resources that go, or are replaced, with others: a component, several, ones that are known later.</summary>
internal sealed class ReplacedTogether : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var group = new Group("group");
        var one = new Widget("one", new WidgetArgs { Size = 1 }, new() { Parent = group });
        var two = new Widget("two", new WidgetArgs { Size = 2 });
        Make("with-group", new() { DeletedWith = group });
        Make("with-child", new() { DeletedWith = one });
        Make("replaced-with-two", new() { ReplaceWith = { one, two } });
        Make("replaced-with-group", new() { ReplaceWith = { group } });
        Make("replaced-with-known", new() { ReplaceWith = { two.Urn.Apply(_ => (Resource)one) } });
        Make("replaced-with-unknown", new() { ReplaceWith = { two.Endpoint.Apply(_ => (Resource)one) } });
    });

    private static void Make(string name, CustomResourceOptions options) =>
        new Widget(name, new WidgetArgs { Size = 1 }, options);
}
