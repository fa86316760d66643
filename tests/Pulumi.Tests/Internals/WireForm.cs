using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Pulumi.Tests.Internals;

/// <summary>Values as they are sent and as answers to the program.</summary>
internal static class WireForm
{
    /// <summary>What is sent for a value of a program.</summary>
    public static async Task<Value> WriteAsync(object? value, bool keepResources = true)
        => await new Serializer(keepResources).SerializeAsync("here", value);

    /// <summary>The resources that a value comes from.</summary>
    public static async Task<HashSet<Resource>> ResourcesOfAsync(object? value)
    {
        var serializer = new Serializer(keepResources: true);
        await serializer.SerializeAsync("here", value);
        return serializer.Resources;
    }

    /// <summary>An answer as what the program asked for.</summary>
    public static Read<T> Read<T>(Value value)
    {
        var warnings = new List<string>();
        var data = new AnswerReader(warnings.Add).Read("here", value, typeof(T));
        return new Read<T>(data.Value is null ? default! : (T)data.Value, data.IsKnown, data.IsSecret, warnings);
    }

    /// <inheritdoc cref="Read{T}(Value)"/>
    public static Read<T> Read<T>(string json) => Read<T>(Json(json));

    public static Value Json(string json) => Value.Parser.ParseJson(json);
}
