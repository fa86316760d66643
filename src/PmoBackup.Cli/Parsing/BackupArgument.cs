using System.CommandLine;
using PmoBackup.Catalog;
using PmoBackup.Storage;

namespace PmoBackup.Cli.Parsing;

/// <summary>The argument that names a backup, with the options that say more about <c>latest</c>.</summary>
internal sealed class BackupArgument
{
    /// <summary>The argument: an id, or <c>latest</c>.</summary>
    public Argument<string> Id { get; } = new("ID")
    {
        Description = "The id of a backup, or latest",
        DefaultValueFactory = _ => "latest",
    };

    /// <summary>Which database <c>latest</c> is of.</summary>
    public Option<string?> Database { get; } = new("--database")
    {
        Description = "Only backups of this database",
        HelpName = "NAME",
    };

    /// <summary>Which class <c>latest</c> is of.</summary>
    public Option<string?> Class { get; } = ClassOption.Create("Only backups of this class");

    /// <summary>Where to look.</summary>
    public StoreOption Store { get; } = new();

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Id);
        command.Add(Database);
        command.Add(Class);
        Store.AddWithPastTo(command);
    }

    /// <summary>Finds the backup that is meant.</summary>
    public async Task<(IObjectStore Store, Manifest Manifest)> FindAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var store = Store.Open(context);
        return (store, await new BackupCatalog(store).FindAsync(context.Get(Id)!, context.Get(Database), context.Get(Class), cancellationToken));
    }
}
