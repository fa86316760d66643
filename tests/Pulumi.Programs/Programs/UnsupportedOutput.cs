using Pulumi;

namespace Programs;

/// <summary>A stack output of a kind that cannot be sent.</summary>
internal sealed class UnsupportedOutput : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    new Dictionary<string, object?> { ["when"] = new DateOnly(2026, 11, 24) });
}
