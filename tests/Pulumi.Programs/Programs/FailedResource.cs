using Pulumi;

namespace Programs;

/// <summary>An engine that goes on after a failure says so in its answer: what depends on the resource sees unknowns.</summary>
internal sealed class FailedResource : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var broken = new Widget("broken", new WidgetArgs { Size = 1, Label = "l" });
        new Widget("dependent", new WidgetArgs
        {
            Size = 2,
            Label = broken.Label.Apply(label => "got " + label),
            Peer = broken.Id,
        });
        new Widget("after", new WidgetArgs { Size = 3 }, new() { DependsOn = broken });
        new Widget("child", new WidgetArgs { Size = 4 }, new() { Parent = broken });
        return new Dictionary<string, object?> { ["endpoint"] = broken.Endpoint, ["size"] = broken.Size, ["urn"] = broken.Urn };
    });
}
