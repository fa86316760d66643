using Pulumi;

namespace Programs;

/// <summary>A function that the engine refuses to call.</summary>
internal sealed class RefusedFunction : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        await Find.InvokeAsync(new FindArgs { Name = "x" });
    });
}
