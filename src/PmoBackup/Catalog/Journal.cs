using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Catalog;

/// <summary>The record of operations in a store: one small object each, never changed.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">Stamps the entries.</param>
public sealed class Journal(IObjectStore store, TimeProvider clock)
{
    private const int MaximumEntryBytes = 1024 * 1024;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Writes an entry.</summary>
    /// <param name="operation">What ended: backup, copy, verify, restore, drill, check, hold, release or prune.</param>
    /// <param name="database">The database.</param>
    /// <param name="backup">The backup; null when there is none.</param>
    /// <param name="passed">Whether it succeeded.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="figures">Figures by name, the unit in the name.</param>
    /// <param name="message">What failed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WriteAsync(
        string operation, string database, BackupId? backup, bool passed, TimeSpan took,
        IReadOnlyDictionary<string, double> figures, string? message, CancellationToken cancellationToken)
    {
        var entry = new JournalEntry
        {
            At = clock.GetUtcNow(),
            Operation = operation,
            Passed = passed,
            Database = database,
            Backup = backup,
            Seconds = Math.Round(took.TotalSeconds, 3),
            Figures = figures,
            Message = message,
            Host = Environment.MachineName,
            Version = ProductVersion.Text,
        };
        var name = $"{entry.At.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}-{operation}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}.json";
        var key = new ObjectKey($"{KeyLayout.JournalFolder(database, KeyLayout.MonthOf(entry.At))}/{name}");
        await store.PutAsync(key, CanonicalJson.Write(entry), cancellationToken);
    }

    /// <summary>Writes an entry about something that is done, whether or not the journal can be written.</summary>
    /// <param name="operation">What ended.</param>
    /// <param name="database">The database.</param>
    /// <param name="backup">The backup; null when there is none.</param>
    /// <param name="passed">Whether it succeeded.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="figures">Figures by name, the unit in the name; null for none.</param>
    /// <param name="message">What failed; null when nothing did.</param>
    /// <returns>Why there is no entry; null when there is one.</returns>
    public async Task<string?> TryWriteAsync(
        string operation, string database, BackupId? backup, bool passed, TimeSpan took, IReadOnlyDictionary<string, double>? figures, string? message)
    {
        using var patience = new CancellationTokenSource(s_patience, clock);
        try
        {
            await WriteAsync(operation, database, backup, passed, took, figures ?? new Dictionary<string, double>(), message, patience.Token);
            return null;
        }
        catch (PmoException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException)
        {
            return "The store did not answer in time.";
        }
    }

    /// <summary>Reads entries, oldest first. An entry that cannot be read is passed over.</summary>
    /// <param name="database">The database.</param>
    /// <param name="since">Entries of earlier months are not looked at.</param>
    /// <param name="operations">Only these operations; their names are in the keys, so that others cost nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<JournalEntry> ReadAsync(
        string database, DateTimeOffset since, IReadOnlyCollection<string> operations,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = KeyLayout.MonthOf(since);
        await foreach (var month in store.ListFoldersAsync($"{KeyLayout.JournalRoot}/{KeyLayout.EncodeDatabase(database)}", cancellationToken))
        {
            if (!KeyLayout.IsMonth(month) || string.CompareOrdinal(month, first) < 0)
                continue;
            await foreach (var found in store.ListAsync(KeyLayout.JournalFolder(database, month), cancellationToken))
            {
                if (found.Key.Name.Split('-') is not [_, var operation, _] || !operations.Contains(operation))
                    continue;
                if (await TryReadAsync(found.Key, cancellationToken) is { } entry)
                    yield return entry;
            }
        }
    }

    private async Task<JournalEntry?> TryReadAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        try
        {
            var json = await store.TryReadAllAsync(key, MaximumEntryBytes, cancellationToken);
            return json is null ? null : CanonicalJson.Read<JournalEntry>(json);
        }
        catch (Exception e) when (e is JsonException or CorruptedException)
        {
            return null;
        }
    }
}
