using System.Collections.Concurrent;
using Pulumi.Engine;

namespace Pulumi;

/// <summary>What the engine can do; each thing is asked once, when it is needed.</summary>
internal sealed class Features(IEngine engine)
{
    private readonly ConcurrentDictionary<string, Task<bool>> _answers = new();

    /// <summary>Resources are sent as references and not as their ids.</summary>
    public Task<bool> ResourceReferences => Has("resourceReferences");

    /// <summary>Former names are sent as they were given and not as URNs.</summary>
    public Task<bool> AliasSpecs => Has("aliasSpecs");

    /// <summary>For an option that cannot be left out silently.</summary>
    /// <exception cref="InvalidOperationException">The engine does not know it.</exception>
    public async Task RequireAsync(string feature, string option)
    {
        if (!await Has(feature).ConfigureAwait(false))
            throw new InvalidOperationException($"The Pulumi CLI does not support the {option} option. Please update the Pulumi CLI.");
    }

    private Task<bool> Has(string feature) => _answers.GetOrAdd(feature, engine.SupportsFeatureAsync);
}
