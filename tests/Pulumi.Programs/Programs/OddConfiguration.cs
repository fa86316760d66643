using Pulumi;

namespace Programs;

/// <summary>Settings that are no JSON.</summary>
internal sealed class OddConfiguration : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() => { });
}
