using PmoBackup.Errors;

namespace PmoBackup.Storage;

/// <summary>What the errors of a file system mean to somebody who keeps backups on it.</summary>
internal static class LocalStoreFailure
{
    /// <summary>The error for people.</summary>
    /// <param name="url">The store.</param>
    /// <param name="action">What was tried, to follow "could not".</param>
    /// <param name="cause">What the system said.</param>
    public static UnreachableException Of(StoreUrl url, string action, SystemCallException cause) =>
        new($"The store {url} could not {action}: {cause.Message}.", HintOf(cause.Code), cause);

    /// <summary>The error for a key that is a folder already.</summary>
    public static RefusedException FolderInTheWay(ObjectKey key) => new(
        $"The store has a folder named '{key}', so that it cannot have an object of that name.",
        "Objects and folders of a local store share their names; choose another one.");

    private static string HintOf(int code) => code switch
    {
        Libc.NoSpace or Libc.OverQuota =>
            "Make room on that disk, or choose another store. Nothing was kept of what did not fit.",
        Libc.ReadOnlyDevice => "Mount that file system for writing, or choose another store.",
        Libc.AccessDenied => "Run as the user who owns that directory, or choose a store that this user may read and write.",
        Libc.NoPermission => "The file system forbids it: look for an immutable directory, or one without hard links "
            + "(FAT, some network shares), and choose another store.",
        Libc.NotAFolder => "A file stands where a directory of the store should be: move it away, or choose another store.",
        Libc.OtherDevice => "Another file system is mounted below the store's root: put the whole store on one.",
        Libc.NoEntry => "The root may be a link to a directory that is gone (a disk not mounted?), or a clean-up job "
            + "removes the store's directories while it is at work.",
        _ => "Look at that directory and at the disk that it is on, then try again.",
    };
}
