using System.CommandLine;
using PmoBackup.Storage;

namespace PmoBackup.Cli.Parsing;

/// <summary><c>--store URL</c>, which every command that reads or writes backups has.</summary>
internal static class StoreOption
{
    /// <summary>The environment variable that names the store when the option does not.</summary>
    public const string Variable = "PMO_STORE";

    /// <summary>Makes the option.</summary>
    public static Option<string?> Create() => new("--store")
    {
        Description = $"Where backups are: an absolute path, or file:///absolute/path. Default: {Variable}, else ~/backups/pmo-db",
        HelpName = "URL",
    };

    /// <summary>Opens the store that is meant.</summary>
    public static IObjectStore Open(this CommandContext context, Option<string?> option) =>
        // An option that is given and empty is a variable of a script that was not set: never the default store.
        ObjectStores.Open(context.Get(option) is { } given ? StoreUrl.Parse(given)
            : context.App.Variable(Variable) is { Length: > 0 } text ? StoreUrl.Parse(text) : StoreUrl.Default);
}
