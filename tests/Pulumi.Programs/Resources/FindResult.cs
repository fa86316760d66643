using System.Collections.Immutable;
using Pulumi;

namespace Programs;

/// <summary>What was found.</summary>
[OutputType]
internal sealed class FindResult
{
    public readonly ImmutableArray<string> Ids;
    public readonly string Result;
    public readonly string? Token;
    public readonly ImmutableDictionary<string, int> Zones;

    [OutputConstructor]
    private FindResult(ImmutableArray<string> ids, string result, string? token, ImmutableDictionary<string, int> zones)
    {
        Ids = ids;
        Result = result;
        Token = token;
        Zones = zones;
    }
}
