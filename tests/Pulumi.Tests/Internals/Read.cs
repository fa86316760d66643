namespace Pulumi.Tests.Internals;

/// <summary>What became of an answer.</summary>
internal sealed record Read<T>(T Value, bool IsKnown, bool IsSecret, IReadOnlyList<string> Warnings)
{
    /// <summary>The value of an answer that was known and fitted.</summary>
    public T Fitting
    {
        get
        {
            Assert.Empty(Warnings);
            Assert.True(IsKnown);
            return Value;
        }
    }
}
