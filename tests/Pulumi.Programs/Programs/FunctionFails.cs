using Pulumi;

namespace Programs;

/// <summary>A function that refuses its arguments.</summary>
internal sealed class FunctionFails : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        await Find.InvokeAsync(new FindArgs { Name = "x" });
    });
}
