using Pulumi;

namespace Programs;

/// <summary>What can stand behind a replacement trigger: plain, secret, unknown, lists, objects; and none.</summary>
internal sealed class Triggers : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var source = new Widget("source", new WidgetArgs { Size = 3, Label = "l" });
        Make("number", 7);
        Make("flag", true);
        Make("known", source.Label.Apply(label => (object)label!));
        Make("unknown", source.Endpoint.Apply(endpoint => (object)endpoint));
        Make("secret", Output.CreateSecret<object>("s"));
        Make("list", new object[] { "a", 1, source.Size });
        Make("object", new Dictionary<string, object?> { ["day"] = "monday", ["none"] = null });
        Make("resource", source);
        Make("none", null);
    });

    private static void Make(string name, Input<object>? trigger) =>
        new Widget(name, new WidgetArgs { Size = 1 }, new() { ReplacementTrigger = trigger });
}
