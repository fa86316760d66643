using System.CommandLine;
using PmoBackup.Errors;
using PmoBackup.Postgres;

namespace PmoBackup.Cli.Parsing;

/// <summary>Options that name a database. A password belongs into the environment: arguments are seen by everybody.</summary>
internal static class DatabaseOption
{
    private const string VariablePrefix = "env:";

    /// <summary>Makes an option.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">For the help.</param>
    public static Option<string?> Create(string name, string description) => new(name)
    {
        Description = $"{description}: a URL, or env:NAME to take it, with its password, from the environment",
        HelpName = "URL",
    };

    /// <summary>The database that an option names; null when it is not given.</summary>
    public static DatabaseUrl? Database(this CommandContext context, Option<string?> option) =>
        context.Get(option) is { } text ? context.Database(option.Name, text) : null;

    /// <summary>The database that a value names.</summary>
    public static DatabaseUrl Database(this CommandContext context, string option, string text)
    {
        var variable = context.App.Variable;
        if (text.StartsWith(VariablePrefix, StringComparison.Ordinal))
        {
            var name = text[VariablePrefix.Length..];
            return DatabaseUrl.Parse(variable(name) is { Length: > 0 } value ? value
                : throw new UsageException($"{option} names the environment variable {name}, which is not set.",
                    $"Set it: export {name}=postgres://user:password@host:5432/database")).WithEnvironmentPassword(variable);
        }
        var url = DatabaseUrl.Parse(text);
        if (url.HasPassword)
            context.Output.Note($"The password in {option} can be seen in the list of processes; better {option} {VariablePrefix}NAME.");
        return url.WithEnvironmentPassword(variable);
    }

    /// <summary>The database of <c>DATABASE_URL</c> or libpq's variables.</summary>
    public static DatabaseUrl SourceDatabase(this CommandContext context) =>
        DatabaseUrl.FromEnvironment(context.App.Variable).WithEnvironmentPassword(context.App.Variable);
}
