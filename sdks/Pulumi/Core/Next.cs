namespace Pulumi;

/// <summary>Says what is being waited for right now, where that changes along the way.</summary>
internal sealed class Next
{
    /// <summary>See <see cref="IOutput.WaitsFor"/>.</summary>
    public volatile object? WaitsFor;
}
