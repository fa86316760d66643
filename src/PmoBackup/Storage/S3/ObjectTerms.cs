using Amazon.S3.Model;
using PmoBackup.Policy;

namespace PmoBackup.Storage.S3;

/// <summary>What a put carries, read from the key alone: <c>{class}/{database}/{month}/{backup id}/…</c>.</summary>
/// <param name="StorageClass">As S3 spells it.</param>
/// <param name="LockedFor">How long nobody may remove it; null for no lock.</param>
/// <param name="Tags">Class, database and backup id, as far as the key has them.</param>
internal sealed record ObjectTerms(string StorageClass, TimeSpan? LockedFor, List<Tag> Tags)
{
    private const int MaximumTagLength = 256;

    public static ObjectTerms Of(ObjectKey key)
    {
        var segments = key.Text.Split('/');
        if (RetentionClass.Find(segments[0]) is not { } known)
            return new ObjectTerms("STANDARD", segments[0] == RecordsPolicy.Folder ? RecordsPolicy.ImmutableFor : null, []);
        List<Tag> tags = [new Tag { Key = "class", Value = known.Name }];
        if (segments.Length > 2)
            tags.Add(new Tag { Key = "database", Value = Printable(Uri.UnescapeDataString(segments[1])) });
        if (segments.Length > 4)
            tags.Add(new Tag { Key = "backup", Value = Printable(segments[3]) });
        return new ObjectTerms(known.StorageClass, known.ImmutableFor, tags);
    }

    // A database may be called anything, a tag may not.
    private static string Printable(string text) => new([.. text.Take(MaximumTagLength)
        .Select(c => char.IsAsciiLetterOrDigit(c) || " +-=._:/@".Contains(c, StringComparison.Ordinal) ? c : '_')]);
}
