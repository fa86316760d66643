using PmoBackup.Infra.Settings;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Components;

/// <summary>How long objects cannot be removed, by nobody but who may bypass locks, or by nobody at all.</summary>
/// <param name="Mode"><c>GOVERNANCE</c> or <c>COMPLIANCE</c>.</param>
/// <param name="DefaultDays">The lock of an object whose put names none: the shortest of the policy, since it holds in every
/// folder and nothing may be locked beyond its expiry. Whoever puts backups names each class's own.</param>
public sealed record VaultLock(string Mode, int DefaultDays)
{
    private readonly int? _allDays;

    private VaultLock(string mode, int defaultDays, int? allDays) : this(mode, defaultDays) => _allDays = allDays;

    /// <summary>The longest lock of any folder, days.</summary>
    public int LongestDays => StoreFolder.All.Max(DaysOf);

    /// <summary>A stack's.</summary>
    public static VaultLock Of(VaultSettings vault) =>
        new(vault.LockMode, vault.LockDays ?? RetentionClass.All.Min(c => Days(c.ImmutableFor)), vault.LockDays);

    /// <summary>A folder's lock, days.</summary>
    public int DaysOf(StoreFolder folder) => _allDays ?? (folder.ImmutableFor is { } time ? Days(time) : DefaultDays);

    private static int Days(TimeSpan time) => (int)time.TotalDays;
}
