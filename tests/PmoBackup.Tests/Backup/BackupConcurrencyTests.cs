using PmoBackup.Errors;
using PmoBackup.Postgres;

namespace PmoBackup.Tests.Backup;

public sealed class BackupConcurrencyTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Tables = """
        CREATE TABLE client AS SELECT g AS id FROM generate_series(1, 100) g; CREATE TABLE project AS SELECT * FROM client;
        CREATE SEQUENCE numbers;
        """;

    [Fact]
    public async Task A_second_backup_is_told_who_holds_the_first_and_works_after_it()
    {
        using var tools = await ScriptedTools.MakeAsync(ScriptedTools.WaitThenDump);
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(Tables)) { Variable = tools.Variable };
        var first = scene.RunAsync();
        await tools.StartedAsync();

        var error = await Assert.ThrowsAsync<BusyException>(() => scene.RunAsync());
        tools.LetGo();
        await first;

        Assert.Contains($"Another backup or restore of {scene.Options.Source.Database} is under way", error.Message, StringComparison.Ordinal);
        Assert.Contains($"backup on {Environment.MachineName} ({Environment.ProcessId})", error.Message, StringComparison.Ordinal);
        Assert.Matches(@"\(process \d+, from 127\.0\.0\.1(/32)?, since \d{4}-", error.Message);
        Assert.Equal(1, (await scene.RunAsync()).Attempts);
        Assert.Equal(2, (await scene.Catalog.ListAsync(null, null, CancellationToken.None)).Backups.Count);
    }

    [Fact]
    public async Task A_role_that_may_not_see_the_others_session_is_told_who_it_is_all_the_same()
    {
        var role = $"role_{Guid.NewGuid():N}";
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync($"{Tables} CREATE ROLE {role} LOGIN PASSWORD 'p'; GRANT pg_read_all_data TO {role};"));
        try
        {
            await using var held = await AdvisoryLock.TakeAsync(scene.Options.Source, "backup of an administrator", CancellationToken.None);
            scene.Options = scene.Options with { Source = scene.Options.Source.WithUser(role, "p") };

            var error = await Assert.ThrowsAsync<BusyException>(() => scene.RunAsync());

            Assert.Contains("backup of an administrator", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            await PostgresFixture.ExecuteAsync(postgres.Server.Url(), $"DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Another_database_of_the_same_server_is_backed_up_at_the_same_time()
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(Tables));
        await using var held = await AdvisoryLock.TakeAsync(await postgres.CreateDatabaseAsync(), "backup", CancellationToken.None);

        await scene.RunAsync();
    }

    [Theory]
    [InlineData("pmo-backup backup on %", "directory")]
    [InlineData("pmo-backup backup 2%", "directory")]
    [InlineData("pmo-backup backup 2%", "custom")]
    public async Task A_session_that_is_lost_stops_the_backup(string session, string format)
    {
        using var tools = await ScriptedTools.MakeAsync(ScriptedTools.WaitThenDump);
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(Tables)) { Variable = tools.Variable };
        scene.Options = scene.Options with { Format = format };
        var running = scene.RunAsync();
        await tools.StartedAsync();

        Assert.True(await PostgresFixture.ScalarAsync<bool>(scene.Options.Source, $"""
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '{session}' AND datname = current_database()
            """));

        var error = await Assert.ThrowsAsync<UnreachableException>(() => running);
        Assert.Contains("was lost", error.Message, StringComparison.Ordinal);
        await scene.NothingIsLeftAsync();
    }
}
