using System.Globalization;
using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Components;

/// <summary>
/// What nobody may do with the vault, whatever their own policies say. It denies only, and so gives nothing away. Whom it spares
/// is told by <c>aws:PrincipalArn</c>: a role need not exist for that, and may be made again.
/// </summary>
public static class VaultBucketPolicy
{
    private static readonly string[] Locking = ["s3:PutObject", "s3:PutObjectRetention"];

    /// <summary>The roles that put objects, each where its own policy lets it.</summary>
    public static IReadOnlyList<VaultRole> Putting { get; } =
        [VaultRole.Writer, VaultRole.Reader, VaultRole.Retention, VaultRole.Auditor, VaultRole.BreakGlass];

    /// <summary>The policy.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="names">The stack's names.</param>
    /// <param name="keyArn">The vault's key.</param>
    public static PolicyDocument For(StackSettings settings, StackNames names, string keyArn)
    {
        var bucket = names.BucketArn;
        var breakGlass = names.RoleArn(VaultRole.BreakGlass);
        return new([
            BucketStatements.WithoutTls(bucket),
            BucketStatements.OldTls(bucket),
            Puts("Strangers", bucket, Condition.CallerIsNot([.. Putting.Select(names.RoleArn)])),
            .. Encryption(bucket, keyArn),
            // S3 keeps what was there as a version, but readers see the newest: only a put that fails where something is leaves
            // no doubt. Parts of a multipart upload carry no such header and create nothing; completing it does both.
            Puts(
                "PutsThatMayOverwrite", bucket,
                Condition.Absent("s3:if-none-match"), new("Bool", "s3:ObjectCreationOperation", "true")),
            // From the archive classes a restore takes hours before it begins.
            Puts("ArchiveClasses", bucket, Said("StringNotEquals", "s3:x-amz-storage-class", "STANDARD", "STANDARD_IA")),
            BucketStatements.Deletes(bucket, breakGlass),
            .. Locks(VaultLock.Of(settings.Vault), bucket, breakGlass),
            Statement.Deny("LegalHolds", ["s3:PutObjectLegalHold"], [$"{bucket}/*"]) with
            {
                Conditions = [Condition.CallerIsNot(names.RoleArn(VaultRole.Retention), breakGlass)],
            },
            BucketStatements.Configuration(bucket, names.RoleArn(VaultRole.Deploy), breakGlass),
        ]);
    }

    // A put that says nothing gets the bucket's own encryption, which is this key's.
    private static Statement[] Encryption(string bucket, string keyArn) =>
    [
        Puts("OtherEncryption", bucket, Said("StringNotEquals", "s3:x-amz-server-side-encryption", "aws:kms")),
        Puts("OtherKeys", bucket, Said("ArnNotEquals", "s3:x-amz-server-side-encryption-aws-kms-key-id", keyArn)),
        Puts("CallersOwnKeys", bucket, Condition.Present("s3:x-amz-server-side-encryption-customer-algorithm")),
    ];

    // S3 compares whole days, and a put takes time: each limit has a day of tolerance.
    private static IEnumerable<Statement> Locks(VaultLock locks, string bucket, string breakGlass)
    {
        var others = Condition.CallerIsNot(breakGlass);
        yield return Statement.Deny("Bypass", ["s3:BypassGovernanceRetention"], [$"{bucket}/*"]) with { Conditions = [others] };
        foreach (var folder in StoreFolder.All)
        {
            yield return Statement.Deny($"ShortLocksOf{Capital(folder.Name)}", Locking, [$"{bucket}/{folder.Name}/*"]) with
            {
                Conditions = [Remaining("NumericLessThan", locks.DaysOf(folder) - 1), others],
            };
        }
        // A lock of a hundred years is a bill that nobody can end.
        yield return Statement.Deny("LongLocks", Locking, [$"{bucket}/*"]) with
        {
            Conditions = [Remaining("NumericGreaterThan", locks.LongestDays + 1), others],
        };
        yield return Statement.Deny("OtherLockModes", Locking, [$"{bucket}/*"]) with
        {
            Conditions = [.. Said("StringNotEquals", "s3:object-lock-mode", locks.Mode), others],
        };
    }

    // IAM takes what is not said for different, with IfExists too: a denial must ask first whether something is said at all.
    private static Condition[] Said(string comparison, string key, params string[] values) =>
        [Condition.Present(key), new(comparison, key, values)];

    private static Condition Remaining(string comparison, int days) =>
        new(comparison, "s3:object-lock-remaining-retention-days", days.ToString(CultureInfo.InvariantCulture));

    private static Statement Puts(string sid, string bucket, params Condition[] conditions) =>
        Statement.Deny(sid, ["s3:PutObject"], [$"{bucket}/*"]) with { Conditions = conditions };

    private static string Capital(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}";
}
