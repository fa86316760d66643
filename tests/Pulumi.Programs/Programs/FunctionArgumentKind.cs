using Pulumi;

namespace Programs;

/// <summary>A function's argument of a kind that cannot be sent.</summary>
internal sealed class FunctionArgumentKind : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        Find.Invoke(new FindInvokeArgs { Anything = new Version(1, 2) });
    });
}
