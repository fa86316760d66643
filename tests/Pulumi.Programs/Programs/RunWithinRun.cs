using Pulumi;

namespace Programs;

/// <summary>A run inside a run.</summary>
internal sealed class RunWithinRun : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        await Deployment.RunAsync(() => { Log.Info("inside"); });
    });
}
