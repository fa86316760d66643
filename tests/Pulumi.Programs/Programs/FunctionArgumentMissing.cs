using Pulumi;
using Pulumi.Command.Local;

namespace Programs;

/// <summary>A function without the argument that it needs.</summary>
internal sealed class FunctionArgumentMissing : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        await Run.InvokeAsync(new RunArgs { Dir = "work" });
    });
}
