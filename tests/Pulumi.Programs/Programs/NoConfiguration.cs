using Pulumi;

namespace Programs;

/// <summary>A host that says nothing about settings.</summary>
internal sealed class NoConfiguration : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    new Dictionary<string, object?> { ["absent"] = new Config().Get("region") ?? "none" });
}
