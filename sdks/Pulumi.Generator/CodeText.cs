namespace Pulumi.Generator;

/// <summary>Pieces of code put together.</summary>
internal static class CodeText
{
    /// <summary>The lines moved to the right by a number of levels; empty lines stay empty.</summary>
    public static string Indented(this string code, int levels = 1)
        => string.Join('\n', code.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', 4 * levels) + line));

    /// <summary>The pieces that say something, with an empty line between them.</summary>
    public static string Paragraphs(params IEnumerable<string> pieces)
        => string.Join("\n\n", pieces.Where(piece => piece.Length > 0));

    /// <summary>A text as a literal.</summary>
    public static string Literal(string text) => $"\"{text.Replace("\\", @"\\").Replace("\"", "\\\"")}\"";
}
