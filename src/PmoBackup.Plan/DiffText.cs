using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PmoBackup.Plan;

/// <summary>What differs between two plans, as text or as Markdown.</summary>
internal static class DiffText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, IReadOnlyList<ResourceChange> changes, bool isMarkdown)
    {
        if (changes.Count == 0)
            output.WriteLine("The stack declares what it declared before.");
        foreach (var change in changes)
        {
            var sign = change.Change switch { "added" => '+', "removed" => '-', _ => '~' };
            output.WriteLine(isMarkdown ? $"- `{sign} {change.Name}` {change.Type}" : $"{sign} {change.Name}  {change.Type}");
            foreach (var input in change.Inputs)
            {
                var text = $"{input.Input}: {Text(input.Before)} -> {Text(input.After)}";
                output.WriteLine(isMarkdown ? $"  - `{text.Replace('`', '\'')}`" : $"    {text}");
            }
        }
    }

    private static string Text(JsonNode? value) => value?.ToJsonString(Readable) ?? "nothing";
}
