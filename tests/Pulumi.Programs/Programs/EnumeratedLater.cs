using Pulumi;
using Pulumi.Utilities;

namespace Programs;

/// <summary>Lists and maps of inputs are walked through when they are there.</summary>
internal sealed class EnumeratedLater : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1, Label = "l" });
        await foreach (var item in new InputList<string> { "a", widget.Label.Apply(label => label!) })
            Log.Info($"item {await OutputUtilities.GetValueAsync(item.ToOutput())}");
        await foreach (var pair in new InputMap<string> { ["k"] = widget.Urn })
            Log.Info($"pair {(await OutputUtilities.GetValueAsync(pair.ToOutput())).Key}");
    });
}
