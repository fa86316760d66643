using Pulumi;
using Pulumi.Utilities;

namespace Programs;

/// <summary>What the utilities tell of an output, and the outputs that they make.</summary>
internal sealed class OutputInspection : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 3 });
        var secret = Output.CreateSecret(widget.Size);
        await TellAsync("size", widget.Size);
        await TellAsync("endpoint", widget.Endpoint);
        await TellAsync("secret", secret);
        await TellAsync("unsecret", Output.Unsecret(secret));
        await TellAsync("unknown", OutputUtilities.CreateUnknown(5));
        await TellAsync("made unknown", OutputUtilities.CreateUnknown(() => Task.FromResult(6)));
        await TellAsync("with", OutputUtilities.WithDependency(Output.Create("free"), widget));

        new Widget("bound", new WidgetArgs { Size = 1, Label = OutputUtilities.WithDependency(Output.Create("free"), widget) });
        new Widget("unknown", new WidgetArgs { Size = OutputUtilities.CreateUnknown(5), Label = "known" });
    });

    private static async Task TellAsync<T>(string what, Output<T> output)
    {
        var dependencies = await OutputUtilities.GetDependenciesAsync(output);
        Log.Info($"{what}: known {await OutputUtilities.GetIsKnownAsync(output)}, secret {await Output.IsSecretAsync(output)}, "
            + $"value {await OutputUtilities.GetValueAsync(output)}, "
            + $"from [{string.Join(",", dependencies.Select(resource => resource.GetResourceName()))}]");
    }
}
