using System.CommandLine;
using System.Globalization;

namespace PmoBackup.Cli.Parsing;

/// <summary>An option whose value is a moment.</summary>
internal static class TimeOption
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] s_forms =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mm:ssK",
            "yyyy-MM-dd'T'HH:mm:ss.FFFK"];

    /// <summary>Makes an option that takes <c>2026-11-22</c> and <c>2026-11-22T02:00</c>, in UTC without an offset.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">For the help.</param>
    public static Option<DateTimeOffset?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateTimeOffset.TryParseExact(text, s_forms, CultureInfo.InvariantCulture, Utc, out var time)
                && time >= DateTimeOffset.UnixEpoch)
            {
                return time;
            }
            result.AddError($"{name} wants a time from 1970 on, such as 2026-11-22 or 2026-11-22T02:00, in UTC or with an offset "
                + $"such as +01:00, and '{text}' is none.");
            return null;
        },
    };
}
