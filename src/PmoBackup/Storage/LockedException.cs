using System.Globalization;
using PmoBackup.Errors;

namespace PmoBackup.Storage;

/// <summary>An object cannot be removed yet; it was left as it is.</summary>
/// <param name="key">The object.</param>
/// <param name="protection">What keeps it.</param>
public sealed class LockedException(ObjectKey key, Protection protection) : PmoException(
    ExitCode.Refused, $"'{key}' cannot be removed: it is {Reason(protection)}.",
    protection is { Held: true } ? "Lift the hold: pmo-backup release ID" : "Run the command again after that.")
{
    /// <summary>What keeps it.</summary>
    public Protection Protection { get; } = protection;

    /// <summary>What keeps an object, in words that follow "it is".</summary>
    /// <param name="protection">What keeps it.</param>
    public static string Reason(Protection protection)
    {
        ArgumentNullException.ThrowIfNull(protection);
        return protection switch
        {
            { Held: true } => "held, until somebody lifts the hold",
            { LockedUntil: { } until } => string.Create(CultureInfo.InvariantCulture, $"locked until {until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
            _ => "locked by the store",
        };
    }
}
