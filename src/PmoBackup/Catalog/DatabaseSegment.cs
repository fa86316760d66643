using System.Buffers;
using System.Globalization;
using System.Text;
using PmoBackup.Errors;

namespace PmoBackup.Catalog;

/// <summary>A database's name as one segment of a key. PostgreSQL allows 1 to 63 bytes of anything but zero.</summary>
internal static class DatabaseSegment
{
    private const int MaximumBytes = 63;

    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-."u8);

    // Half a surrogate pair has no bytes in UTF-8: two such names would become the same question mark.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Encode(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryEncode(name) ?? throw new UsageException(
            "The name of the database is not one that PostgreSQL allows.",
            "A name has 1 to 63 bytes of UTF-8, none of them zero.");
    }

    public static string? Decode(string segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var bytes = new List<byte>(segment.Length);
        for (var i = 0; i < segment.Length; i++)
        {
            if (segment[i] != '%')
            {
                if (!char.IsAscii(segment[i]))
                    return null;
                bytes.Add((byte)segment[i]);
                continue;
            }
            if (i + 2 >= segment.Length || !byte.TryParse(
                segment.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }
            bytes.Add(value);
            i += 2;
        }
        try
        {
            var name = Utf8.GetString([.. bytes]);
            // Each name has one form only; %70mo is not how pmo is written.
            return TryEncode(name) == segment ? name : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string? TryEncode(string name)
    {
        byte[] bytes;
        try
        {
            bytes = Utf8.GetBytes(name);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
        if (bytes.Length is 0 or > MaximumBytes || bytes.Contains((byte)0))
            return null;
        var segment = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
        {
            // Stores keep names that begin with a dot to themselves.
            if (Unreserved.Contains(value) && (value != '.' || segment.Length > 0))
                segment.Append((char)value);
            else
                segment.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }
        return segment.ToString();
    }
}
