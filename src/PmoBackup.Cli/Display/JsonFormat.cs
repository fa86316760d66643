using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PmoBackup.Cli.Display;

/// <summary>How results look as JSON: camelCase, durations in seconds, times in UTC.</summary>
internal static class JsonFormat
{
    private static readonly JsonSerializerOptions Compact = Create(indented: false);
    private static readonly JsonSerializerOptions Indented = Create(indented: true);

    /// <summary>The settings to write with.</summary>
    /// <param name="indented">Whether a person reads it.</param>
    public static JsonSerializerOptions Options(bool indented) => indented ? Indented : Compact;

    private static JsonSerializerOptions Create(bool indented) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = indented,
        // It goes to programs and terminals, never into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new SecondsConverter(),
            new UtcTimeConverter(),
        },
    };
}
