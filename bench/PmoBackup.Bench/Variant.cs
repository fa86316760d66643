using System.Globalization;
using PmoBackup.Backup;
using PmoBackup.Postgres;
using PmoBackup.Tools;

namespace PmoBackup.Bench;

/// <summary>One way to take a backup.</summary>
/// <param name="Kind">What runs.</param>
/// <param name="Tools">With which tools of PostgreSQL.</param>
/// <param name="Compression">How the archive is compressed; the runbook says so itself.</param>
public sealed record Variant(VariantKind Kind, PostgresTools Tools, string Compression)
{
    /// <summary>How it is called in tables and files, for instance <c>counts 15 gzip</c>.</summary>
    public string Name => Kind is VariantKind.Runbook or VariantKind.RunbookRestore ? "runbook" : $"{Kind.ToString().ToLowerInvariant()} {Tools.Major} {Compression}";

    /// <summary>The compression that a backup chooses by itself.</summary>
    /// <param name="kind">What runs.</param>
    /// <param name="tools">With which tools of PostgreSQL.</param>
    public static Variant Default(VariantKind kind, PostgresTools tools) => new(kind, tools, Backup.Compression.Best(tools));

    /// <summary>How it runs.</summary>
    /// <param name="url">The database.</param>
    /// <param name="folder">Where its archive is or will be.</param>
    internal IReadOnlyList<ToolCommand> Commands(DatabaseUrl url, string folder)
    {
        var archive = Path.Combine(folder, "archive");
        var environment = url.ToLibpqEnvironment("bench", PinnedSettings.Options);
        return Kind switch
        {
            VariantKind.Runbook =>
            [
                new ToolCommand(Tools.Dump, "--format=custom", "--compress=9", $"--file={archive}") { Environment = environment },
                new ToolCommand("cp", archive, Path.Combine(folder, "copy")),
            ],
            VariantKind.Bare =>
            [
                new ToolCommand(
                    Tools.Dump, "--format=directory", string.Create(CultureInfo.InvariantCulture, $"--jobs={new BackupOptions { Source = url }.Jobs}"),
                    Backup.Compression.Argument(Compression, Tools), "--no-sync", $"--file={archive}")
                { Environment = environment },
            ],
            VariantKind.RunbookRestore =>
            [
                new ToolCommand(Tools.Restore, "--clean", "--if-exists", "--verbose", $"--dbname={url.Database}", archive) { Environment = environment },
            ],
            _ => [BenchChild.Command(url, this, folder)],
        };
    }
}
