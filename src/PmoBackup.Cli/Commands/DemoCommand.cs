using System.CommandLine;
using System.Globalization;
using PmoBackup.Cli.Display;
using PmoBackup.Cli.Parsing;
using PmoBackup.Demo;
using PmoBackup.Errors;
using PmoBackup.Policy;

namespace PmoBackup.Cli.Commands;

/// <summary><c>pmo-backup demo</c></summary>
internal static class DemoCommand
{
    public static Command Create(App app)
    {
        var keep = new Option<bool>("--keep") { Description = "Leave server and store for exploring, and print how to use and how to remove them" };
        var store = new StoreOption();
        var command = new CliCommand("demo", "Shows the main job on a private PostgreSQL: backup, proof, loss, recovery")
        {
            Examples =
            [
                new("pmo-backup demo", "Under a minute; nothing is left behind"),
                new("pmo-backup demo --keep", "To look around afterwards"),
                new("pmo-backup demo --store s3://acme-scratch?lock=governance", "In a bucket"),
            ],
            ExitCodes = [ExitCode.CheckFailed, ExitCode.MissingTool, ExitCode.ToolFailed, ExitCode.Corrupted],
        };
        command.Add(keep);
        store.AddTo(command);
        command.Runs(app, async (context, cancellationToken) =>
        {
            var result = await context.ShowProgressAsync(
                progress => new DemoJob(app.Time, app.Variable).RunAsync(context.Get(keep), store.OpenGiven(context), progress, context.Output.Note, cancellationToken));
            context.Output.WriteResult(Document(result), output => Write(output, result));
            return result switch
            {
                { Passed: true } => ExitCode.Success,
                { Verification.Passed: false } => ExitCode.Corrupted,
                _ => ExitCode.CheckFailed,
            };
        });
        return command;
    }

    private static Dictionary<string, object> Document(DemoResult result)
    {
        var document = new Dictionary<string, object>
        {
            ["backup"] = new { id = result.Backup.Manifest.Id.ToString(), sizeBytes = result.Backup.Manifest.Totals.ArchiveSizeBytes, seconds = result.Backup.Took },
            ["verify"] = new { result.Verification.Passed },
            ["drill"] = new { result.Drill.Passed, restoreSeconds = result.Drill.RestoreTook, result.Drill.Criteria },
            ["check"] = new { fresh = result.Freshness.Level == FreshnessLevel.Fresh },
            ["objectives"] = result.Objectives,
        };
        if (result.Kept is { } kept)
            document["kept"] = new { database = kept.Database.ToString(), store = kept.Store.ToString(), kept.Server.PasswordFile, stop = Stop(kept) };
        return document;
    }

    private static void Write(TextWriter output, DemoResult result)
    {
        var manifest = result.Backup.Manifest;
        output.WriteLine($"Backup   {manifest.Id}: {Words.Count(manifest.Totals.Rows)} rows in {manifest.Totals.Tables} tables, "
            + $"{Words.Size(manifest.Totals.ArchiveSizeBytes)} in {Words.Age(result.Backup.Took)}");
        output.WriteLine($"Verify   {(result.Verification.Passed ? "passed" : "FAILED")}: {result.Verification.Files} files, every hash right");
        output.WriteLine($"Loss     {Words.Count(result.Lost.TotalRows)} rows in {result.Lost.RowsByTable.Count} tables, by a bad migration");
        output.WriteLine($"Drill    {(result.Drill.Passed ? "passed: the lost rows are back" : "FAILED")}");
        TextTable.Write(output, result.Drill.Criteria.Select(c => (IReadOnlyList<string>)["        ", c.Passed ? "passed" : "FAILED", c.Name, c.Figure]));
        output.WriteLine($"Check    {result.Freshness.Reason}");
        output.WriteLine();
        TextTable.Write(output, [["OBJECTIVE", "TARGET", "MEASURED", "MET"], .. result.Objectives.Select(o =>
            (IReadOnlyList<string>)[o.Name, Number(o.Target), Number(o.Measured), o.Met ? "yes" : "NO"])]);
        if (result.Kept is not { } kept)
            return;
        output.WriteLine();
        output.WriteLine("Server and store are still there. To use them:");
        output.WriteLine($"  export PGPASSFILE='{kept.Server.PasswordFile}' PMO_STORE='{kept.Store}'");
        output.WriteLine($"  export PGHOST={kept.Database.Host} PGPORT={kept.Database.Port} PGUSER={kept.Database.User} PGDATABASE={kept.Database.Database}");
        output.WriteLine("  ./pmo list");
        output.WriteLine("To remove them:");
        output.WriteLine($"  {Stop(kept)}");
    }

    private static string Stop(KeptDemo kept) => kept.Store.Scheme == "file"
        ? $"{kept.Server.StopCommand} && rm -r '{kept.Store.Path}'" : kept.Server.StopCommand;

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
