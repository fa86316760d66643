using Pulumi;

namespace Programs;

/// <summary>A stack that the engine does not know.</summary>
internal sealed class UnknownStack : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new StackReference("acme/nowhere/prod");
    });
}
