using System.Collections.Immutable;
using Pulumi.Testing;

namespace PmoBackup.Plan;

/// <summary>The other side of a plan: nothing is created, so nothing more is known than the program says.</summary>
internal sealed class Nothing : IMocks
{
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        => Task.FromResult<(string?, object)>((null, args.Inputs));

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty);
}
