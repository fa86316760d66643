using Pulumi;

namespace Programs;

/// <summary>Started by hand, without an engine.</summary>
internal sealed class NoMonitor : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() => { });
}
