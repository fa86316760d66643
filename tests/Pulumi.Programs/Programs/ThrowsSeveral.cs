using Pulumi;

namespace Programs;

/// <summary>Two failures in one wait: the program tells the first of them.</summary>
internal sealed class ThrowsSeveral : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        await Task.WhenAll(
            Task.FromException(new InvalidOperationException("one")), Task.FromException(new InvalidOperationException("two")));
    });
}
