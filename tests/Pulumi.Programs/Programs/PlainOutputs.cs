using Pulumi;

namespace Programs;

/// <summary>A stack whose output is a plain text.</summary>
internal sealed class PlainOutputs : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync<MainStack>();

    private sealed class MainStack : Stack
    {
        [Output] public string Plain { get; private set; } = "plain";

        [Output("input")] public Input<string> AsInput { get; private set; } = "input";
    }
}
