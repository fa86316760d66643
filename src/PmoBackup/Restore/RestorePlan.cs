using PmoBackup.Catalog;

namespace PmoBackup.Restore;

/// <summary>What a restore would do, in order, made after the same checks; a dry run prints it, a restore does not read it.</summary>
/// <param name="Backup">The backup.</param>
/// <param name="Target">The database restored into, without password.</param>
/// <param name="Steps">A sentence for each step.</param>
/// <param name="LastTook">How long restoring a backup of this database took last time; null when it never was.</param>
public sealed record RestorePlan(BackupId Backup, string Target, IReadOnlyList<string> Steps, TimeSpan? LastTook)
{
    /// <summary>Writes down what will happen.</summary>
    /// <param name="manifest">The backup.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="target">What the target is.</param>
    /// <param name="lastTook">How long it took last time.</param>
    public static RestorePlan Make(Manifest manifest, RestoreOptions options, RestoreTarget target, TimeSpan? lastTook)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(target);
        var steps = new List<string> { $"Fetch backup {manifest.Id} of {manifest.Database}, {manifest.Totals.ArchiveSizeBytes / 1e6:0.0} MB, and check every file against its hash." };
        if (options.Create is not null)
            steps.Add($"Create the database {options.Create} on {target.Url.Host}:{target.Url.Port}.");
        if (options.Clean && target.Objects > 0)
            steps.Add($"Remove all {target.Objects} objects from {target.Url.Database}.");
        if (options.MaskFile is not null)
            steps.Add($"Close {target.Url.Database} to everybody else until it is masked.");
        steps.Add(options.Only.Count == 0
            ? $"Restore {manifest.Totals.Tables} tables with {manifest.Totals.Rows} rows, over {options.Jobs} connections, without owners and grants."
            : $"Restore the schema and the rows of {string.Join(", ", options.Only)} only; foreign keys are left out.");
        steps.Add("Analyze it, and compare rows, content, sequences and objects with the backup.");
        if (options.Grants)
            steps.Add("Apply the backup's owners and grants where the roles exist.");
        if (options.MaskFile is not null)
            steps.Add($"Run {Path.GetFileName(options.MaskFile)} in one transaction, then open the database again.");
        return new RestorePlan(manifest.Id, target.Url.ToString(), steps, lastTook);
    }
}
