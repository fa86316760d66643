using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Backup;

/// <summary>Takes a backup into one store and copies it to others, so that no other store holds up the database: while it is
/// copied nothing is locked any longer.</summary>
/// <param name="first">Where the backup is taken to.</param>
/// <param name="others">Where it is copied to.</param>
/// <param name="clock">The clock.</param>
/// <param name="variable">Looks up an environment variable.</param>
public sealed class BackupWithCopies(IObjectStore first, IReadOnlyList<IObjectStore> others, TimeProvider clock, Func<string, string?> variable)
{
    /// <summary>Takes the backup and copies it.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The backup, and the stores that have no copy of it.</returns>
    /// <exception cref="RefusedException">A store would not keep a backup as the policy says; nothing was begun.</exception>
    /// <exception cref="PmoException">There is no backup; the exit code and the hint say why.</exception>
    public async Task<(BackupResult Result, IReadOnlyList<MissingCopy> Missing)> RunAsync(
        BackupOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        await RefuseUnfitAsync(cancellationToken);
        var result = await new BackupJob(first, clock, variable).RunAsync(options, progress, cancellationToken);
        var missing = new List<MissingCopy>();
        foreach (var other in others)
        {
            try
            {
                var copy = await new CopyJob(first, other, clock).RunAsync(result.Manifest, progress, cancellationToken);
                result = result with { JournalFailure = result.JournalFailure ?? copy.JournalFailure };
            }
            catch (PmoException e)
            {
                missing.Add(new MissingCopy(other.Url, e.Message, e.Hint));
            }
            catch (OperationCanceledException)
            {
                // The backup is stored: being stopped now costs copies, not the backup.
                missing.Add(new MissingCopy(other.Url, "The copy was interrupted.", null));
            }
        }
        return (result, missing);
    }

    private async Task RefuseUnfitAsync(CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        foreach (var other in others)
        {
            try
            {
                await other.CheckWritableAsync(cancellationToken);
            }
            catch (RefusedException e)
            {
                refusals.AddRange(e.Refusals);
            }
            catch (PmoException)
            {
                // A store that is away or full today costs its copy, never the backup.
            }
        }
        if (refusals.Count > 0)
            throw new RefusedException(refusals);
    }
}
