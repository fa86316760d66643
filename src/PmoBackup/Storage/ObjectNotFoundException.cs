using PmoBackup.Errors;

namespace PmoBackup.Storage;

/// <summary>An object that should be in the store is not.</summary>
/// <param name="key">The name that was asked for.</param>
/// <param name="url">The store that was asked.</param>
public sealed class ObjectNotFoundException(ObjectKey key, StoreUrl url)
    : PmoException(ExitCode.Corrupted, $"The store {url} has no object named '{key}'.");
