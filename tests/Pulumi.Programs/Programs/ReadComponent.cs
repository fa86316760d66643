using Pulumi;

namespace Programs;

/// <summary>A component has no id to be read by.</summary>
internal sealed class ReadComponent : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Group("group", new() { Id = "g-1" });
    });
}
