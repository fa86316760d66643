using Pulumi;

namespace Programs;

/// <summary>A stack that leaves two of its outputs unset.</summary>
internal sealed class UnassignedOutputs : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync<MainStack>();

    private sealed class MainStack : Stack
    {
        public MainStack() => Set = Output.Create("set");

        [Output] public Output<string> Set { get; private set; }

        [Output] public Output<string> Forgotten { get; private set; } = null!;

        [Output("other")] public Output<int> AlsoForgotten { get; private set; } = null!;
    }
}
