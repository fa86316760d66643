using Pulumi;

namespace Programs;

/// <summary>A stack whose outputs the engine refuses.</summary>
internal sealed class RefusedOutputs : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    new Dictionary<string, object?> { ["size"] = 1 });
}
