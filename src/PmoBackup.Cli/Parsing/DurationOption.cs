using System.CommandLine;

namespace PmoBackup.Cli.Parsing;

/// <summary>An option whose value is a duration.</summary>
internal static class DurationOption
{
    /// <summary>Makes an option that takes <c>30s</c>, <c>90m</c>, <c>26h</c>.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">For the help.</param>
    /// <param name="longest">The longest duration that makes sense; null for any. Zero is refused where this is given.</param>
    public static Option<TimeSpan?> Create(string name, string description, TimeSpan? longest = null) => new(name)
    {
        Description = description,
        HelpName = "DURATION",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DurationParser.TryParse(text) is not { } duration)
                result.AddError($"{name} wants a duration such as 30s, 90m or 26h, and '{text}' is none.");
            else if (longest is not null && (duration <= TimeSpan.Zero || duration > longest))
                result.AddError($"{name} wants more than 0s and at most {longest.Value.TotalDays:0}d, not '{text}'.");
            else
                return duration;
            return null;
        },
    };
}
