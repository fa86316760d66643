using System.Globalization;
using Npgsql;
using PmoBackup.Catalog;
using PmoBackup.Errors;
using PmoBackup.Hosting;
using PmoBackup.Policy;
using PmoBackup.Postgres;

namespace PmoBackup.Drill;

/// <summary>The criteria that are asked of the restored database itself.</summary>
/// <param name="manifest">The backup.</param>
/// <param name="inventory">Its inventory.</param>
/// <param name="options">What is checked.</param>
/// <param name="database">The restored database.</param>
internal sealed class DrillCriteria(Manifest manifest, Inventory inventory, DrillOptions options, ThrowawayDatabase database)
{
    public async Task<IReadOnlyList<DrillCriterion>> ObserveAsync(IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new ProgressReport("criteria", null, null));
        var criteria = new List<DrillCriterion>();
        try
        {
            await using var connection = await ServerConnection.OpenAsync(database.Url, "drill", cancellationToken);
            if (options.Production is not null)
                criteria.Add(await CompareWithProductionAsync(options.Production, cancellationToken));
            criteria.Add(await FindNewestRowAsync(connection, cancellationToken));
            if (options.Assertions is not null)
                criteria.Add(await AssertAsync(connection, options.Assertions, cancellationToken));
            if (options.ApplicationRole is not null)
                criteria.Add(await new ApplicationRoleCheck(inventory, database, options).RunAsync(cancellationToken));
            return criteria;
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            throw ServerFailure.Translate(e, database.Url, "checking the drill's criteria");
        }
    }

    private async Task<DrillCriterion> CompareWithProductionAsync(DatabaseUrl production, CancellationToken cancellationToken)
    {
        const string Name = "counts near production's";
        try
        {
            await using var connection = await ServerConnection.OpenAsync(production, "drill", cancellationToken);
            await connection.ExecuteAsync("SET default_transaction_read_only TO on", cancellationToken);
            var there = (await RelationInfo.ReadAllAsync(connection, cancellationToken)).Select(r => r.SqlName).ToHashSet();
            var content = new TableContent(connection, "UTF8");
            var (worst, worstTable) = (0.0, "");
            foreach (var table in inventory.Tables)
            {
                if (!there.Contains(table.SqlName))
                    return new DrillCriterion(Name, false, $"production has no table {table.DisplayName}");
                var rows = await content.CountAsync(table.SqlName, cancellationToken);
                var off = Math.Abs(rows - table.Rows) / (double)Math.Max(1, rows);
                if (off > worst)
                    (worst, worstTable) = (off, $" in {table.DisplayName}: {table.Rows} restored, {rows} in production");
            }
            return new DrillCriterion(Name, worst <= RecoveryObjectives.ProductionCountTolerance, string.Create(
                CultureInfo.InvariantCulture, $"at most {worst * 100:0.0} % off{worstTable}; {RecoveryObjectives.ProductionCountTolerance * 100:0} % allowed"));
        }
        catch (Exception e) when (e is NpgsqlException or IOException or PmoException)
        {
            return new DrillCriterion(Name, false, ServerFailure.Translate(e, production, "counting production's rows").Message);
        }
    }

    /// <summary>The newest row by the columns in which applications note when a row was made or changed.</summary>
    private async Task<DrillCriterion> FindNewestRowAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var columns = await connection.ListAsync("""
            SELECT format('SELECT max(%I)::timestamptz FROM %I.%I WHERE %I <= $1', a.attname, n.nspname, c.relname, a.attname)
              FROM pg_catalog.pg_attribute a
              JOIN pg_catalog.pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
             WHERE a.attnum > 0 AND NOT a.attisdropped
               AND a.atttypid IN ('timestamptz'::regtype, 'timestamp'::regtype)
               AND a.attname ~* '^(created|updated|modified|inserted|changed)_?(at|on|date|time)?$'
            """, row => row.GetString(0), cancellationToken);
        DateTimeOffset? newest = null;
        foreach (var query in columns)
        {
            await foreach (var row in connection.QueryAsync(query, cancellationToken, manifest.SnapshotAt.UtcDateTime))
            {
                if (!row.IsDBNull(0) && new DateTimeOffset(row.GetDateTime(0), TimeSpan.Zero) is var time && (newest is null || time > newest))
                    newest = time;
            }
        }
        if (newest is not { } found)
            return new DrillCriterion("newest row recent", columns.Count == 0, columns.Count == 0 ? "not applicable: no column tells when a row was made or changed" : "no row has a time");
        var age = manifest.SnapshotAt - found;
        return new DrillCriterion("newest row recent", age <= options.NewestWithin, string.Create(
            CultureInfo.InvariantCulture, $"{found.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, {age.TotalHours:0.0} h before the snapshot; {options.NewestWithin.TotalHours:0.#} h allowed"));
    }

    private static async Task<DrillCriterion> AssertAsync(NpgsqlConnection connection, string assertions, CancellationToken cancellationToken)
    {
        const string Name = "assertions";
        var (number, failed) = (0, new List<int>());
        try
        {
            await connection.ExecuteAsync("SET search_path TO public", cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync("SET TRANSACTION READ ONLY", cancellationToken);
            await using var command = new NpgsqlCommand(assertions, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            do
            {
                number++;
                var (rows, holds) = (0, true);
                for (; await reader.ReadAsync(cancellationToken); rows++)
                    holds &= reader.GetValue(0) is true;
                if (rows == 0 || !holds)
                    failed.Add(number);
            }
            while (await reader.NextResultAsync(cancellationToken));
        }
        catch (PostgresException e)
        {
            return new DrillCriterion(Name, false, $"statement {number + 1} cannot be run: {e.MessageText}");
        }
        return new DrillCriterion(Name, failed.Count == 0, failed.Count == 0
            ? $"{number} of {number} true" : $"{number - failed.Count} of {number} true; not true: statement {string.Join(", ", failed)}");
    }
}
