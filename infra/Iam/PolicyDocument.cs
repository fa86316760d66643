using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PmoBackup.Infra.Iam;

/// <summary>A policy of a role, a bucket, a key, a queue, a topic, or a role's trust policy.</summary>
/// <param name="Statements">What it says.</param>
public sealed record PolicyDocument(params IReadOnlyList<Statement> Statements)
{
    // Policies have no HTML to mind; escaped quotes and plus signs would only be harder to read.
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The text that AWS takes. The same document is always the same text: what is a set in IAM is sorted, so that a change of
    /// order is no change.
    /// </summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Format))
        {
            json.WriteStartObject();
            json.WriteString("Version", "2012-10-17");
            json.WriteStartArray("Statement");
            foreach (var statement in Statements)
                Write(json, statement);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Statement statement)
    {
        json.WriteStartObject();
        json.WriteString("Sid", statement.Sid);
        json.WriteString("Effect", statement.Effect.ToString());
        if (statement.Principals.Count > 0)
        {
            json.WriteStartObject("Principal");
            foreach (var kind in statement.Principals.GroupBy(p => p.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
                WriteSet(json, kind.Key, kind.SelectMany(p => p.Ids));
            json.WriteEndObject();
        }
        WriteSet(json, "Action", statement.Actions);
        if (statement.Resources.Count > 0)
            WriteSet(json, "Resource", statement.Resources);
        if (statement.Conditions.Count > 0)
        {
            json.WriteStartObject("Condition");
            foreach (var group in statement.Conditions.GroupBy(c => c.Operator).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                json.WriteStartObject(group.Key);
                foreach (var condition in group.OrderBy(c => c.Key, StringComparer.Ordinal))
                    WriteSet(json, condition.Key, condition.Values);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteSet(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
