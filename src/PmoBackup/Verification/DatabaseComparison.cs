using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using PmoBackup.Catalog;
using PmoBackup.Postgres;

namespace PmoBackup.Verification;

/// <summary>Compares a restored database with the backup, table by table: rows, content, sequences, large objects, objects.</summary>
/// <param name="manifest">The backup.</param>
/// <param name="inventory">Its inventory.</param>
/// <param name="selection">What of it was restored.</param>
/// <param name="jobs">Parallel connections.</param>
public sealed class DatabaseComparison(Manifest manifest, Inventory inventory, ArchiveSelection selection, int jobs)
{
    internal const string NotThere = "not there";
    private static readonly string[] s_exactKinds = ["function", "procedure", "type"];
    private const int SequencesAtOnce = 200;

    private readonly ConcurrentBag<Difference> _differences = [];

    /// <summary>Compares.</summary>
    /// <param name="url">The restored database.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ComparisonResult> RunAsync(
        DatabaseUrl url, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var tables = inventory.Tables.Where(selection.Includes).ToList();
        try
        {
            var work = new ConcurrentQueue<TableEntry>(tables.OrderByDescending(t => t.SizeBytes));
            var done = 0;
            await ConcurrentWork.RunAsync([CompareRestAsync, .. Enumerable.Repeat(CompareTablesAsync, Math.Clamp(tables.Count, 1, jobs))], cancellationToken);

            async Task CompareTablesAsync(CancellationToken token)
            {
                await using var connection = await ServerConnection.OpenAsync(url, "comparison", token);
                while (work.TryDequeue(out var table))
                {
                    await CompareTableAsync(connection, table, token);
                    progress?.Report(new ProgressReport("compare", (double)Interlocked.Increment(ref done) / tables.Count, table.DisplayName));
                }
            }

            async Task CompareRestAsync(CancellationToken token)
            {
                await using var connection = await ServerConnection.OpenAsync(url, "comparison", token);
                var relations = await RelationInfo.ReadAllAsync(connection, token);
                CompareColumns(tables, relations);
                await CompareSequencesAsync(connection, relations, token);
                await CompareObjectsAsync(connection, token);
                if (selection.IsEverything)
                    await CompareLargeObjectsAsync(connection, token);
            }
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            throw ServerFailure.Translate(e, url, "comparing the restored database");
        }
        return new ComparisonResult(tables.Count, tables.Sum(t => t.Rows), tables.Count(t => t.Fingerprint is not null),
            [.. _differences.OrderBy(d => d.Kind, StringComparer.Ordinal).ThenBy(d => d.Name, StringComparer.Ordinal)]);
    }

    private async Task CompareTableAsync(NpgsqlConnection connection, TableEntry table, CancellationToken cancellationToken)
    {
        var content = new TableContent(connection, manifest.ArchiveEncoding);
        try
        {
            if (table.Fingerprint is null)
            {
                Expect("rows", table.DisplayName, Text(table.Rows), Text(await content.CountAsync(table.SqlName, cancellationToken)));
                return;
            }
            var found = await content.FingerprintAsync(table.SqlName, table.Columns, cancellationToken);
            Expect("rows", table.DisplayName, Text(table.Rows), Text(found.Rows));
            Expect("content", table.DisplayName, table.Fingerprint, found.Text);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            Expect("rows", table.DisplayName, Text(table.Rows), NotThere);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedColumn)
        {
            // Which ones are missing, the comparison of columns tells.
        }
    }

    private void CompareColumns(IEnumerable<TableEntry> tables, IEnumerable<RelationInfo> relations)
    {
        static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Order(StringComparer.Ordinal));
        var there = relations.ToDictionary(r => r.SqlName, r => r.Columns);
        foreach (var table in tables.Where(t => there.ContainsKey(t.SqlName)))
            Expect("columns", table.DisplayName, Names(table.Columns), Names(there[table.SqlName]));
    }

    private async Task CompareSequencesAsync(NpgsqlConnection connection, IEnumerable<RelationInfo> relations, CancellationToken cancellationToken)
    {
        var there = relations.Where(r => r.Kind == 'S').Select(r => r.SqlName).ToHashSet();
        foreach (var missing in inventory.Sequences.Where(s => !there.Contains(s.SqlName)))
            Expect("sequence", missing.DisplayName, Text(missing), NotThere);
        foreach (var chunk in inventory.Sequences.Where(s => there.Contains(s.SqlName)).Chunk(SequencesAtOnce))
        {
            var query = string.Join(" UNION ALL ", chunk.Select((s, i) =>
                $"SELECT {i.ToString(CultureInfo.InvariantCulture)}, last_value, is_called FROM {s.SqlName}"));
            await foreach (var row in connection.QueryAsync(query, cancellationToken))
            {
                var expected = chunk[row.GetInt32(0)];
                Expect("sequence", expected.DisplayName, Text(expected), Text(expected with { LastValue = row.GetInt64(1), IsCalled = row.GetBoolean(2) }));
            }
        }
    }

    private async Task CompareObjectsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // Without all tables there are no foreign keys; and which constraints are foreign keys the inventory does not say.
        bool IsCompared(ObjectEntry o) => selection.IsEverything || o.Kind != "table constraint";
        var there = await new CatalogReader(connection).ReadObjectsAsync(cancellationToken);
        await CompareDefinitionsAsync(connection, there, cancellationToken);
        var expected = inventory.Objects.Where(IsCompared).Select(o => (o.Kind, o.Identity)).ToHashSet();
        var found = there.Where(IsCompared).Select(o => (o.Kind, o.Identity)).ToHashSet();
        foreach (var (kind, identity) in expected.Except(found))
            Expect(kind, identity, "there", NotThere);
        // Every new database has a schema public, and an archive of one without it does not remove it.
        foreach (var (kind, identity) in found.Except(expected).Where(o => o is not ("schema", "public")))
            Expect(kind, identity, NotThere, "there");
        foreach (var extension in inventory.Extensions.ExceptBy(
            (await new CatalogReader(connection).ReadExtensionsAsync(cancellationToken)).Select(e => e.Name), e => e.Name))
            Expect("extension", extension.Name, "there", NotThere);
    }

    // Only of what every server of one major version writes back as it was written: the text of expressions is not among it.
    private async Task CompareDefinitionsAsync(NpgsqlConnection connection, IReadOnlyList<ObjectEntry> there, CancellationToken cancellationToken)
    {
        if ((await ServerIdentity.ReadAsync(connection, cancellationToken)).Major != manifest.Source.Major)
            return;
        var found = there.Where(o => s_exactKinds.Contains(o.Kind)).ToDictionary(o => (o.Kind, o.Identity), o => o.Digest);
        foreach (var item in inventory.Objects.Where(o => o.Digest is not null))
        {
            if (found.TryGetValue((item.Kind, item.Identity), out var digest) && digest is not null)
                Expect($"definition of {item.Kind}", item.Identity, item.Digest!, digest);
        }
    }

    private async Task CompareLargeObjectsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var found = await new TableContent(connection, manifest.ArchiveEncoding)
            .ReadLargeObjectsAsync(inventory.LargeObjects.Fingerprint is not null, cancellationToken);
        Expect("large objects", manifest.Database, Text(inventory.LargeObjects.Count), Text(found.Count));
        if (inventory.LargeObjects.Fingerprint is { } fingerprint)
            Expect("large objects' content", manifest.Database, fingerprint, found.Fingerprint!);
    }

    private void Expect(string kind, string name, string expected, string actual)
    {
        if (expected != actual)
            _differences.Add(new Difference(kind, name, expected, actual));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(SequenceEntry sequence) => $"{Text(sequence.LastValue)}{(sequence.IsCalled ? "" : " (not called)")}";
}
