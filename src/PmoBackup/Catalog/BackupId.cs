using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using PmoBackup.Errors;

namespace PmoBackup.Catalog;

/// <summary>The name of a backup: when it was taken, to the second and in UTC, and eight random hexadecimal digits, for
/// instance <c>20261122T020000Z-1f0c93aa</c>. Ids sort by time.</summary>
public readonly record struct BackupId : IComparable<BackupId>
{
    private const string TimeForm = "yyyyMMdd'T'HHmmss'Z'";
    private const int TimeLength = 16;
    private const int RandomDigits = 8;

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    private readonly string? _text;

    private BackupId(string text, DateTimeOffset takenAt) => (_text, TakenAt) = (text, takenAt);

    /// <summary>When the backup was taken, UTC, whole seconds.</summary>
    public DateTimeOffset TakenAt { get; }

    /// <summary>The month it was taken in, UTC: <c>yyyy-MM</c>, a segment of its keys in a store.</summary>
    public string Month => TakenAt.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Makes an id that nobody else has.</summary>
    /// <param name="now">When the backup is taken; fractions of a second are dropped.</param>
    public static BackupId New(DateTimeOffset now)
    {
        var utc = now.ToUniversalTime();
        var random = RandomNumberGenerator.GetHexString(RandomDigits, lowercase: true);
        return new(
            $"{utc.ToString(TimeForm, CultureInfo.InvariantCulture)}-{random}",
            utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond)));
    }

    /// <summary>What the ids of a moment begin with: ordinally behind those of earlier seconds, before its own.</summary>
    /// <param name="time">When.</param>
    public static string Before(DateTimeOffset time) => time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);

    /// <summary>Reads an id.</summary>
    /// <param name="text">For instance <c>20261122T020000Z-1f0c93aa</c>.</param>
    /// <param name="id">The id; only meaningful when the text is one.</param>
    /// <returns>Whether the text is an id, exactly as <see cref="New"/> writes it.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out BackupId id)
    {
        id = default;
        if (text is not { Length: TimeLength + 1 + RandomDigits } || text[TimeLength] != '-'
            || text.AsSpan(TimeLength + 1).ContainsAnyExcept(LowerHex)
            || !DateTimeOffset.TryParseExact(text.AsSpan(0, TimeLength), TimeForm, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out var takenAt))
        {
            return false;
        }
        id = new(text, takenAt);
        return true;
    }

    /// <summary>Reads an id that a person typed.</summary>
    /// <param name="text">For instance <c>20261122T020000Z-1f0c93aa</c>.</param>
    /// <exception cref="UsageException">The text is not an id.</exception>
    public static BackupId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var id)
            ? id
            : throw new UsageException(
                $"'{new string([.. text.Take(80).Select(c => char.IsControl(c) ? '?' : c)])}' is not the id of a backup.",
                "Type 'pmo-backup list' to see the ids; one looks like 20261122T020000Z-1f0c93aa.");
    }

    /// <summary>By time, then by the random digits.</summary>
    /// <param name="other">The id to compare with.</param>
    public int CompareTo(BackupId other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The id's text.</summary>
    /// <exception cref="InvalidOperationException">This id was never given a value.</exception>
    public override string ToString() => _text ?? throw new InvalidOperationException("A backup id without text.");
}
