using PmoBackup.Errors;

namespace PmoBackup.Storage;

/// <summary>A put found an object of that name; nothing is ever overwritten.</summary>
/// <param name="key">The name that is taken.</param>
public sealed class ObjectExistsException(ObjectKey key)
    : PmoException(ExitCode.Refused, $"The store already has an object named '{key}'; it was left as it is.");
