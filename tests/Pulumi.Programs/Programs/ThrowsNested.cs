using Pulumi;

namespace Programs;

/// <summary>An exception with another inside, and one inside that.</summary>
internal sealed class ThrowsNested : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync((Action)(() =>
    {
        try
        {
            throw new FormatException("the innermost");
        }
        catch (FormatException failure)
        {
            throw new InvalidOperationException("the outer", new ArgumentException("the middle", failure));
        }
    }));
}
