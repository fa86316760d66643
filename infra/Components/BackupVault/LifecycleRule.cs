using System.Globalization;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Components;

/// <summary>How S3 clears up a folder by itself.</summary>
/// <param name="Id">The rule's name.</param>
/// <param name="Prefix">The folder; empty for the whole bucket.</param>
public sealed record LifecycleRule(string Id, string Prefix)
{
    /// <summary>The age at which an object expires, days; null: never. In a bucket with versions, expired means hidden.</summary>
    public int? ExpireDays { get; init; }

    /// <summary>How long a hidden version is still there, days. Without it nothing is ever freed.</summary>
    public int? NoncurrentDays { get; init; }

    /// <summary>After how many days an upload that was never finished is thrown away.</summary>
    public int? AbortUploadDays { get; init; }

    /// <summary>The age at which what is not there yet goes to <see cref="StorageClass"/>, days.</summary>
    public int? TransitionDays { get; init; }

    /// <summary>The storage class to go to.</summary>
    public string? StorageClass { get; init; }

    /// <summary>Whether delete markers with nothing behind them are removed. S3 takes no expiry in days beside it.</summary>
    public bool RemovesExpiredMarkers { get; init; }

    /// <summary>One rule for each folder of a store, and one for the markers that expiry leaves behind.</summary>
    public static IReadOnlyList<LifecycleRule> All { get; } =
        [.. StoreFolder.All.Select(For), new("expired-markers", "") { RemovesExpiredMarkers = true }];

    /// <summary>One line for a person.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}: prefix '{Prefix}'") + string.Concat(
        Part(ExpireDays, n => $", expires at {n} d"),
        Part(NoncurrentDays, n => $", versions gone {n} d later"),
        Part(AbortUploadDays, n => $", uploads aborted at {n} d"),
        Part(TransitionDays, n => $", to {StorageClass} at {n} d"),
        RemovesExpiredMarkers ? ", expired markers removed" : "");

    private static LifecycleRule For(StoreFolder folder)
    {
        var expiry = (int)folder.LifecycleExpiry.TotalDays;
        // Objects are put into their class; this catches what was put into STANDARD. S3 moves nothing to the IA classes before 30
        // days, and bills 30 days there at least: what goes within these is cheaper where it is.
        var moves = folder.StorageClass != "STANDARD" && expiry >= 60;
        return new(folder.Name, $"{folder.Name}/")
        {
            ExpireDays = expiry,
            NoncurrentDays = 1,
            AbortUploadDays = (int)RecoveryObjectives.OrphanGrace.TotalDays,
            TransitionDays = moves ? 30 : null,
            StorageClass = moves ? folder.StorageClass : null,
        };
    }

    private static string Part(int? number, Func<int, FormattableString> text) =>
        number is { } n ? text(n).ToString(CultureInfo.InvariantCulture) : "";
}
