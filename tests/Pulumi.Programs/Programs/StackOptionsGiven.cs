using Pulumi;

namespace Programs;

/// <summary>A run with options for its stack, which say nothing.</summary>
internal sealed class StackOptionsGiven : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(OutputsAsync, new StackOptions());

    private static async Task<IDictionary<string, object?>> OutputsAsync()
    {
        await Task.Delay(5);
        return new Dictionary<string, object?> { ["widget"] = new Widget("widget", new WidgetArgs { Size = 1 }).Urn };
    }
}
