using System.CommandLine;
using PmoBackup.Policy;

namespace PmoBackup.Cli.Parsing;

/// <summary><c>--class</c>, with the retention classes as its only values.</summary>
internal static class ClassOption
{
    /// <summary>Makes the option.</summary>
    /// <param name="description">For the help.</param>
    public static Option<string?> Create(string description)
    {
        var option = new Option<string?>("--class") { Description = description, HelpName = "CLASS" };
        option.AcceptOnlyFromAmong([.. RetentionClass.All.Select(c => c.Name)]);
        return option;
    }
}
