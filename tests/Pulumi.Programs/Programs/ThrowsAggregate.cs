using Pulumi;

namespace Programs;

/// <summary>A bundle of failures, thrown as one.</summary>
internal sealed class ThrowsAggregate : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        await Task.Yield();
        throw new AggregateException("both", new InvalidOperationException("one"), new FormatException("two"));
    });
}
