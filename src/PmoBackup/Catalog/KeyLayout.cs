using System.Globalization;
using PmoBackup.Errors;
using PmoBackup.Policy;
using PmoBackup.Storage;

namespace PmoBackup.Catalog;

/// <summary>Where in a store things are: <c>{class}/{database}/{yyyy-MM}/{backup-id}/…</c> and
/// <c>journal/{database}/{yyyy-MM}/…</c>, relative to the store, whose prefix is its own business.</summary>
/// <remarks>The class comes first, so that one lifecycle rule for each class serves any number of databases. A folder has no
/// slash at its end.</remarks>
public static class KeyLayout
{
    /// <summary>The manifest's name in a backup's folder: <c>manifest.json</c>.</summary>
    public const string ManifestName = "manifest.json";

    /// <summary>The root of the journal: <c>journal</c>.</summary>
    public const string JournalRoot = "journal";

    /// <summary>The root of incidents, reviews and evidence: <c>records</c>.</summary>
    public const string RecordsRoot = RecordsPolicy.Folder;

    /// <summary>The folder of a database's backups of one class; below it are months.</summary>
    /// <param name="className">The name of a retention class.</param>
    /// <param name="database">The database, as PostgreSQL calls it.</param>
    /// <exception cref="ArgumentException">This is not the name of a class.</exception>
    /// <exception cref="UsageException">The database has a name that PostgreSQL does not allow.</exception>
    public static string DatabaseFolder(string className, string database) => IsClassName(className)
        ? $"{className}/{EncodeDatabase(database)}"
        : throw new ArgumentException("A class's name has lower-case letters only, and is not that of another root.", nameof(className));

    /// <summary>The folder of one backup.</summary>
    /// <param name="className">The name of its retention class.</param>
    /// <param name="database">The database, as PostgreSQL calls it.</param>
    /// <param name="id">Its id.</param>
    /// <exception cref="ArgumentException">This is not the name of a class.</exception>
    /// <exception cref="UsageException">The database has a name that PostgreSQL does not allow.</exception>
    public static string BackupFolder(string className, string database, BackupId id) =>
        $"{DatabaseFolder(className, database)}/{id.Month}/{id}";

    /// <summary>The key of a backup's manifest.</summary>
    /// <inheritdoc cref="BackupFolder"/>
    public static ObjectKey ManifestKey(string className, string database, BackupId id) =>
        new($"{BackupFolder(className, database, id)}/{ManifestName}");

    /// <summary>The key of a backup's file.</summary>
    /// <param name="className">The name of its retention class.</param>
    /// <param name="database">The database, as PostgreSQL calls it.</param>
    /// <param name="id">The backup's id.</param>
    /// <param name="relativePath">The file below the backup's folder, segments joined by <c>/</c>; not the manifest.</param>
    /// <exception cref="ArgumentException">This is not the name of a class, or the file would take the manifest's place.</exception>
    /// <exception cref="UsageException">The database has a name that PostgreSQL does not allow, or the path cannot be part of
    /// a key (empty, absolute, with <c>..</c>).</exception>
    public static ObjectKey FileKey(string className, string database, BackupId id, string relativePath)
    {
        ArgumentNullException.ThrowIfNull(relativePath);
        if (relativePath == ManifestName || relativePath.StartsWith(ManifestName + "/", StringComparison.Ordinal))
            throw new ArgumentException("The manifest is no file of the backup: it is what says that the files are all there.", nameof(relativePath));
        return new($"{BackupFolder(className, database, id)}/{relativePath}");
    }

    /// <summary>The folder of a database's journal entries of one month.</summary>
    /// <param name="database">The database, as PostgreSQL calls it.</param>
    /// <param name="month">UTC, <c>yyyy-MM</c>.</param>
    /// <exception cref="ArgumentException">This is not a month.</exception>
    /// <exception cref="UsageException">The database has a name that PostgreSQL does not allow.</exception>
    public static string JournalFolder(string database, string month) => IsMonth(month)
        ? $"{JournalRoot}/{EncodeDatabase(database)}/{month}"
        : throw new ArgumentException("A month is written as yyyy-MM.", nameof(month));

    /// <summary>Writes a database's name as one segment of a key: its UTF-8 bytes, percent-encoded except for letters, digits,
    /// <c>_</c>, <c>-</c> and a <c>.</c> that is not the first. No two names share a segment.</summary>
    /// <param name="name">1 to 63 bytes of UTF-8, none of them zero.</param>
    /// <exception cref="UsageException">PostgreSQL does not allow such a name.</exception>
    public static string EncodeDatabase(string name) => DatabaseSegment.Encode(name);

    /// <summary>Reads what <see cref="EncodeDatabase"/> wrote.</summary>
    /// <param name="segment">One segment of a key.</param>
    /// <returns>The database's name; null when the segment is not exactly what that name is written as.</returns>
    public static string? DecodeDatabase(string segment) => DatabaseSegment.Decode(segment);

    /// <summary>Reads the key of a manifest back into its parts.</summary>
    /// <param name="key">Any key of a store.</param>
    /// <returns>Whose manifest it is; null when the key is not that of a manifest, or its parts contradict each other.</returns>
    public static BackupAddress? TryParseManifestKey(ObjectKey key) =>
        key.Text.Split('/') is [var className, var segment, var month, var idText, ManifestName]
            && IsClassName(className)
            && DecodeDatabase(segment) is { } database
            && BackupId.TryParse(idText, out var id)
            && id.Month == month
                ? new(className, database, id)
                : null;

    /// <summary>Whether a folder at the root is that of a class. Any word is, not only the classes known today: a newer
    /// version's backups must be seen in order to be left alone.</summary>
    /// <param name="name">The folder's name.</param>
    public static bool IsClassName(string name) =>
        name is { Length: > 0 and <= 32 } and not (JournalRoot or RecordsRoot) && name.All(char.IsAsciiLetterLower);

    /// <summary>The month of a time, UTC: <c>yyyy-MM</c>.</summary>
    /// <param name="time">Any time.</param>
    public static string MonthOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    internal static bool IsMonth(string month) =>
        DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
