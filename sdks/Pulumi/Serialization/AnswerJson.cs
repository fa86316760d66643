using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Makes JSON of an answer.</summary>
internal static class AnswerJson
{
    /// <summary>The JSON, or what in the value is neither text, number, flag, list nor map.</summary>
    public static (JsonElement Json, object? Misfit) Make(object value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            if (Write(json, value) is { } misfit)
                return (default, misfit);
        }
        return (JsonDocument.Parse(buffer.WrittenMemory).RootElement, null);
    }

    /// <summary>Writes as far as it can be done.</summary>
    /// <returns>What could not be written.</returns>
    private static object? Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                return null;
            case string text:
                json.WriteStringValue(text);
                return null;
            case double number:
                json.WriteNumberValue(number);
                return null;
            case bool flag:
                json.WriteBooleanValue(flag);
                return null;
            case ImmutableArray<object?> list:
                return WriteList(json, list);
            case ImmutableDictionary<string, object?> map:
                return WriteMap(json, map);
            default:
                return value;
        }
    }

    private static object? WriteList(Utf8JsonWriter json, ImmutableArray<object?> list)
    {
        json.WriteStartArray();
        foreach (var element in list)
        {
            if (Write(json, element) is { } misfit)
                return misfit;
        }
        json.WriteEndArray();
        return null;
    }

    private static object? WriteMap(Utf8JsonWriter json, ImmutableDictionary<string, object?> map)
    {
        json.WriteStartObject();
        foreach (var (name, element) in map)
        {
            json.WritePropertyName(name);
            if (Write(json, element) is { } misfit)
                return misfit;
        }
        json.WriteEndObject();
        return null;
    }
}
