using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Makes JSON of an answer.</summary>
internal static class AnswerJson
{
    /// <summary>Null where something in the value is neither text, number, flag, list nor map.</summary>
    public static JsonElement? TryMake(object value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            if (!TryWrite(json, value))
                return null;
        }
        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }

    public static string Unexpected(string label, object value)
        => $"Unexpected type {value.GetType().FullName} when converting {label} to JsonElement";

    private static bool TryWrite(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                return true;
            case string text:
                json.WriteStringValue(text);
                return true;
            case double number:
                json.WriteNumberValue(number);
                return true;
            case bool flag:
                json.WriteBooleanValue(flag);
                return true;
            case ImmutableArray<object?> list:
                json.WriteStartArray();
                if (!list.All(element => TryWrite(json, element)))
                    return false;
                json.WriteEndArray();
                return true;
            case ImmutableDictionary<string, object?> map:
                json.WriteStartObject();
                foreach (var (name, element) in map)
                {
                    json.WritePropertyName(name);
                    if (!TryWrite(json, element))
                        return false;
                }
                json.WriteEndObject();
                return true;
            default:
                return false;
        }
    }
}
