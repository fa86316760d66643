using Pulumi;

namespace Programs;

/// <summary>A required output that the other stack does not have.</summary>
internal sealed class AbsentStackOutput : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        await new StackReference("acme/network/prod").RequireValueAsync("absent");
    });
}
