using System.CommandLine;
using PmoBackup.Storage;

namespace PmoBackup.Cli.Parsing;

/// <summary><c>--store URL</c> with what belongs to it, which every command that reads or writes backups has.</summary>
internal sealed class StoreOption
{
    /// <summary>The environment variable that names the store when the option does not.</summary>
    public const string Variable = "PMO_STORE";

    // As the AWS tools have it: the variable of the service counts before that of all services.
    private static readonly string[] s_endpoints = ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"];

    private readonly Option<string?> _store = new("--store")
    {
        Description = $"Where backups are: s3://bucket/prefix, an absolute path, or file:///absolute/path. Default: {Variable}, else ~/backups/pmo-db",
        HelpName = "URL",
    };

    private readonly Option<string[]> _stores = new("--store")
    {
        Description = $"Where to: s3://bucket/prefix, an absolute path, or file:///absolute/path; repeat to have copies elsewhere. Default: {Variable}, else ~/backups/pmo-db",
        HelpName = "URL",
    };

    private readonly Option<string?> _endpoint = new("--endpoint-url")
    {
        Description = $"The S3 service of a bucket whose address has no endpoint. Default: {s_endpoints[1]}, else AWS",
        HelpName = "URL",
    };

    private readonly Option<DateTimeOffset?> _asOf = TimeOption.Create(
        "--as-of", "Read a bucket as it was at this time, UTC: what was deleted or replaced since is there");

    /// <summary>Adds it to a command that works with one store.</summary>
    public void AddTo(Command command)
    {
        command.Add(_store);
        command.Add(_endpoint);
    }

    /// <summary>Adds it to a command that reads, and can read the past.</summary>
    public void AddWithPastTo(Command command)
    {
        AddTo(command);
        command.Add(_asOf);
    }

    /// <summary>Adds it to a command that writes to several stores.</summary>
    public void AddSeveralTo(Command command)
    {
        command.Add(_stores);
        command.Add(_endpoint);
    }

    /// <summary>Opens the store that is meant.</summary>
    public IObjectStore Open(CommandContext context)
    {
        // An option that is given and empty is a variable of a script that was not set: never the default store.
        var url = context.Get(_store) is { } given ? Parse(context, given) : Default(context);
        return context.Get(_asOf) is { } time ? ObjectStores.OpenAsOf(url, time, context.App.Time) : ObjectStores.Open(url, context.App.Time);
    }

    /// <summary>Opens the store that was named on the command line; null when none was.</summary>
    public IObjectStore? OpenGiven(CommandContext context) => context.Get(_store) is { } given ? Open(context, given) : null;

    /// <summary>Opens every store that is meant, in the order in which they were given.</summary>
    public IReadOnlyList<IObjectStore> OpenSeveral(CommandContext context) => context.Get(_stores) is { Length: > 0 } given
        ? [.. given.Select(text => ObjectStores.Open(Parse(context, text), context.App.Time))]
        : [ObjectStores.Open(Default(context), context.App.Time)];

    /// <summary>Opens another store than the one that is meant.</summary>
    /// <param name="context">The command's.</param>
    /// <param name="text">Its address.</param>
    public IObjectStore Open(CommandContext context, string text) => ObjectStores.Open(Parse(context, text), context.App.Time);

    private StoreUrl Default(CommandContext context) =>
        context.App.Variable(Variable) is { Length: > 0 } text ? Parse(context, text) : StoreUrl.Default;

    private StoreUrl Parse(CommandContext context, string text) => StoreUrl.Parse(text)
        .WithEndpoint(context.Get(_endpoint) ?? s_endpoints.Select(context.App.Variable).FirstOrDefault(v => v is { Length: > 0 }));
}
