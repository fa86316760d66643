using Npgsql;
using PmoBackup.Postgres;

namespace PmoBackup.Bench;

/// <summary>A database of a given size, the same each time: half of it one large table, half of it twenty medium ones.</summary>
/// <remarks>The large one has rows of numbers and padding, as pgbench's accounts; of the others every second one has text and
/// JSON, as an activity log, and every second one short records.</remarks>
public static class GeneratedDatabase
{
    private const int MediumTables = 20;

    // Measured on PostgreSQL 15, primary key included.
    private const double AccountBytes = 149;
    private const double ActivityBytes = 672;
    private const double RecordBytes = 195;

    private const string AccountColumns = """
        ("id" integer NOT NULL, "branchId" integer, "balance" integer, "filler" character(84))
        """;

    private const string ActivityColumns = """
        ("id" bigint NOT NULL, "projectId" integer NOT NULL, "actor" text NOT NULL, "action" text NOT NULL, "details" text NOT NULL,
         "payload" jsonb NOT NULL, "createdAt" timestamptz NOT NULL, "updatedAt" timestamptz NOT NULL)
        """;

    private const string RecordColumns = """
        ("id" integer NOT NULL, "ownerId" integer NOT NULL, "name" text NOT NULL, "email" text NOT NULL, "amount" numeric(12,2) NOT NULL,
         "status" text NOT NULL, "note" text, "createdAt" timestamptz NOT NULL)
        """;

    /// <summary>Fills an empty database.</summary>
    /// <param name="url">The database.</param>
    /// <param name="sizeBytes">Its size, roughly.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its size in bytes, as the server tells it.</returns>
    public static async Task<long> CreateAsync(DatabaseUrl url, long sizeBytes, CancellationToken cancellationToken)
    {
        var half = sizeBytes / 2;
        await Task.WhenAll(
            FillAsync(url, "Account", AccountColumns, (long)(half / AccountBytes), 1, (rows, id) => rows.AddAccount(id), cancellationToken),
            FillMediumAsync(url, half / MediumTables, cancellationToken));
        await using var connection = await ServerConnection.OpenAsync(url, "bench", cancellationToken);
        await connection.ExecuteAsync("ANALYZE; CHECKPOINT", cancellationToken);
        return await connection.ScalarAsync<long>("SELECT pg_catalog.pg_database_size(current_database())", cancellationToken);
    }

    private static async Task FillMediumAsync(DatabaseUrl url, long bytes, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= MediumTables; number++)
        {
            await (number % 2 == 1
                ? FillAsync(url, $"Activity{number:00}", ActivityColumns, (long)(bytes / ActivityBytes), 1 + number, (rows, id) => rows.AddActivity(id), cancellationToken)
                : FillAsync(url, $"Record{number:00}", RecordColumns, (long)(bytes / RecordBytes), 1 + number, (rows, id) => rows.AddRecord(id), cancellationToken));
        }
    }

    private static async Task FillAsync(
        DatabaseUrl url, string table, string columns, long count, int seed, Action<GeneratedRows, long> add, CancellationToken cancellationToken)
    {
        await using var connection = await ServerConnection.OpenAsync(url, $"bench {table}", cancellationToken);
        var rows = new GeneratedRows(seed);
        // In the transaction that made the table: nothing is logged, and rows need no second visit by VACUUM.
        await connection.ExecuteAsync($"BEGIN; CREATE TABLE public.\"{table}\" {columns}", cancellationToken);
        await using (var copy = await connection.BeginTextImportAsync($"COPY public.\"{table}\" FROM STDIN (FREEZE)", cancellationToken))
        {
            for (var id = 1L; id <= count; id++)
            {
                add(rows, id);
                if (rows.IsPiece || id == count)
                    await rows.SendAsync(copy, cancellationToken);
            }
        }
        await connection.ExecuteAsync($"ALTER TABLE public.\"{table}\" ADD PRIMARY KEY (\"id\"); COMMIT", cancellationToken);
    }
}
