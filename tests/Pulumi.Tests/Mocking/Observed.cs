using System.Collections.Immutable;
using Pulumi.Utilities;

namespace Pulumi.Tests.Mocking;

/// <summary>All that can be seen of an output that is there.</summary>
internal sealed record Observed<T>(T Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Dependencies);

internal static class Observed
{
    /// <summary>Waits for an output; the value is the type's default where it is not known.</summary>
    public static async Task<Observed<T>> ObserveAsync<T>(this Output<T> output) => new(
        await OutputUtilities.GetValueAsync(output),
        await OutputUtilities.GetIsKnownAsync(output),
        await Output.IsSecretAsync(output),
        await OutputUtilities.GetDependenciesAsync(output));

    public static Task<Observed<T>> ObserveAsync<T>(this Input<T>? input) => input.ToOutput().ObserveAsync();

    public static async Task<T> ValueAsync<T>(this Output<T> output)
    {
        var seen = await output.ObserveAsync();
        Assert.True(seen.IsKnown, "The output is not known.");
        return seen.Value;
    }

    /// <summary>A list as what can be compared element by element.</summary>
    public static async Task<IEnumerable<T>> ListAsync<T>(this Output<ImmutableArray<T>> output) => await output.ValueAsync();

    public static Task<IEnumerable<T>> ListAsync<T>(this InputList<T> list) => list.ToOutput().ListAsync();

    public static Task<T> ValueAsync<T>(this Input<T>? input) => input.ToOutput().ValueAsync();

    public static async Task<bool> IsSecretAsync<T>(this Output<T> output) => (await output.ObserveAsync()).IsSecret;

    public static async Task<bool> IsKnownAsync<T>(this Output<T> output) => (await output.ObserveAsync()).IsKnown;
}
