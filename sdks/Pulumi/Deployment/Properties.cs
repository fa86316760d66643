using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Properties as the engine reads them, and the resources that each of them depends on.</summary>
internal sealed record Properties(Struct Values, IReadOnlyDictionary<string, HashSet<Resource>> Resources)
{
    /// <summary>Writes properties, waiting for the outputs in them. One without a value is left out.</summary>
    /// <exception cref="InvalidOperationException">One of them cannot be sent; the message names it.</exception>
    public static async Task<Properties> SerializeAsync(
        string label, IEnumerable<KeyValuePair<string, object?>> inputs, bool keepResources, Next? waiting = null)
    {
        var values = new Struct();
        var resources = new Dictionary<string, HashSet<Resource>>();
        foreach (var (name, input) in inputs)
        {
            var serializer = new Serializer(keepResources, waiting);
            Value value;
            try
            {
                value = await serializer.SerializeAsync($"{label}.{name}", input).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"error serializing property \"{name}\": {e.Message}", e);
            }
            if (value.KindCase == Value.KindOneofCase.NullValue)
                continue;
            values.Fields[name] = value;
            resources[name] = serializer.Resources;
        }
        return new Properties(values, resources);
    }
}
