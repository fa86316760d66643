using System.CommandLine;
using System.Globalization;

namespace PmoBackup.Cli.Parsing;

/// <summary>An option whose value is a time, UTC.</summary>
internal static class TimeOption
{
    private static readonly string[] s_forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'"];

    /// <summary>Makes the option.</summary>
    /// <param name="name">What is typed.</param>
    /// <param name="description">What it is for.</param>
    public static Option<DateTimeOffset?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result =>
        {
            if (DateTimeOffset.TryParseExact(result.Tokens.Single().Value, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                return time;
            result.AddError($"{name} wants a time in UTC, such as 2026-11-22T02:00:00Z or 2026-11-22.");
            return null;
        },
    };
}
