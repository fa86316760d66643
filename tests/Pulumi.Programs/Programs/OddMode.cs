using Pulumi;

namespace Programs;

/// <summary>A host that does not say whether it is a preview.</summary>
internal sealed class OddMode : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() => { });
}
