namespace PmoBackup.Postgres;

/// <summary>Quoting of names and texts in SQL.</summary>
public static class SqlName
{
    /// <summary>A name in double quotes, always.</summary>
    /// <param name="name">Any name.</param>
    public static string Quote(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Schema and name for SQL, both in double quotes.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="name">The name.</param>
    public static string Qualify(string schema, string name) => $"{Quote(schema)}.{Quote(name)}";

    /// <summary>Schema and name for people: quotes only around what is not a plain lower-case word.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="name">The name.</param>
    public static string Display(string schema, string name) => $"{QuoteIfNeeded(schema)}.{QuoteIfNeeded(name)}";

    /// <summary>A text in single quotes.</summary>
    /// <param name="text">Any text without zero bytes.</param>
    public static string Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var quoted = $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
        return text.Contains('\\', StringComparison.Ordinal) ? $" E{quoted.Replace("\\", "\\\\", StringComparison.Ordinal)}" : quoted;
    }

    /// <summary>Reads <c>schema.name</c> with or without quotes; null when it is something else.</summary>
    /// <param name="text">What a tool wrote.</param>
    public static (string Schema, string Name)? ParseQualified(string text)
    {
        var parts = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            var part = new System.Text.StringBuilder();
            if (text[at] == '"')
            {
                for (at++; ; at++)
                {
                    if (at >= text.Length)
                        return null;
                    if (text[at] != '"')
                        part.Append(text[at]);
                    else if (at + 1 < text.Length && text[at + 1] == '"')
                        part.Append(text[++at]);
                    else
                        break;
                }
                at++;
            }
            else
            {
                for (; at < text.Length && text[at] != '.'; at++)
                    part.Append(text[at]);
            }
            parts.Add(part.ToString());
            if (at < text.Length && text[at++] != '.')
                return null;
        }
        return parts.Count == 2 ? (parts[0], parts[1]) : null;
    }

    private static string QuoteIfNeeded(string name) =>
        name.Length > 0 && (char.IsAsciiLetterLower(name[0]) || name[0] == '_')
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') ? name : Quote(name);
}
