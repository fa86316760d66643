using Pulumi;

namespace Programs;

/// <summary>An engine that takes no messages.</summary>
internal sealed class LogRefused : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        Log.Info("nobody hears this");
    });
}
