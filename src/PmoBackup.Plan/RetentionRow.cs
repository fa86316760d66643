using PmoBackup.Policy;

namespace PmoBackup.Plan;

/// <summary>How long a class of backups is kept.</summary>
internal sealed record RetentionRow(string Class, string Taken, int KeptDays, int ImmutableDays, int ExpiryDays, string StorageClass)
{
    public static IReadOnlyList<RetentionRow> FromPolicy() =>
    [
        .. RetentionClass.All.Select(c => new RetentionRow(
            c.Name, c.Taken, c.Kept.Days, c.ImmutableFor.Days, c.LifecycleExpiry.Days, c.StorageClass)),
    ];
}
