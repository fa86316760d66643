using Pulumi;

namespace Programs;

/// <summary>A function, called for an output that nobody uses, that refuses its arguments.</summary>
internal sealed class FunctionFailsLater : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        Find.Invoke(new FindInvokeArgs { Name = "x" });
    });
}
