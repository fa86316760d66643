using PmoBackup.Errors;

namespace PmoBackup.Storage;

/// <summary>The name of an object in a store: relative, segments joined by <c>/</c>, nothing that could leave the root.</summary>
/// <remarks>Each segment is 1 to 255 bytes of printable ASCII, never <c>.</c> or <c>..</c>, without <c>\</c>, and does not
/// begin with <c>.</c> (which stores keep for their temporary files).</remarks>
public readonly record struct ObjectKey : IComparable<ObjectKey>
{
    private readonly string? _text;

    /// <summary>Makes a key.</summary>
    /// <param name="text">The key, for instance <c>daily/pmo/2026-11/…/manifest.json</c>.</param>
    /// <exception cref="UsageException">The text is not a key.</exception>
    public ObjectKey(string text) => _text = IsValid(text)
        ? text
        : throw new UsageException($"'{Printable(text)}' is not a name that an object in a store can have.");

    /// <summary>The whole key.</summary>
    public string Text => _text ?? throw new InvalidOperationException("An object key without text.");

    /// <summary>The last segment.</summary>
    public string Name => Text[(Text.LastIndexOf('/') + 1)..];

    /// <summary>Whether a text is a key.</summary>
    /// <param name="text">What to look at.</param>
    public static bool IsValid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= 1024 && text.Split('/').All(IsSegment);
    }

    /// <inheritdoc/>
    public int CompareTo(ObjectKey other) => string.CompareOrdinal(Text, other.Text);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsSegment(string segment) =>
        segment.Length is > 0 and <= 255 && segment[0] != '.' && segment.All(c => c is > ' ' and < '\x7f' and not '\\');

    private static string Printable(string text) =>
        new([.. text.Take(200).Select(c => char.IsControl(c) ? '?' : c)]);
}
