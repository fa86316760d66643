using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PmoBackup.Catalog;

/// <summary>One byte sequence for one value: members in ordinal order, no white space, UTF-8, no needless escapes.</summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        Converters = { new BackupIdConverter(), new UtcTimeConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetNullBeAbsent } },
    };

    /// <summary>Writes a value.</summary>
    /// <typeparam name="T">A record of this catalog.</typeparam>
    /// <param name="value">What to write.</param>
    public static byte[] Write<T>(T value) => Write(JsonSerializer.SerializeToNode(value, s_options));

    /// <summary>Writes a document.</summary>
    /// <param name="node">What to write; its members may stand in any order.</param>
    public static byte[] Write(JsonNode? node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, node);
        return buffer.ToArray();
    }

    /// <summary>Reads a value. Members that are unknown, missing or doubled are errors.</summary>
    /// <typeparam name="T">A record of this catalog.</typeparam>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="JsonException">It is not such a value.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<T>(json, s_options) ?? throw new JsonException("null where a document was expected");

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                writer.WriteStartObject();
                foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }
                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    // What is null is not written: its absence must not be an error to the reader.
    private static void LetNullBeAbsent(JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(p => p.AssociatedParameter is { IsNullable: true }))
            member.IsRequired = false;
    }

    private sealed class BackupIdConverter : JsonConverter<BackupId>
    {
        public override BackupId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            BackupId.TryParse(reader.GetString() ?? "", out var id) ? id : throw new JsonException("not the id of a backup");

        public override void Write(Utf8JsonWriter writer, BackupId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
    {
        private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateTimeOffset.TryParseExact(reader.GetString(), Format, System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.AssumeUniversal, out var time) ? time : throw new JsonException("not a time in UTC");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString(Format, System.Globalization.CultureInfo.InvariantCulture));
    }
}
