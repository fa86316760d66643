using System.Globalization;
using System.Text.Json;
using PmoBackup.Hosting;
using PmoBackup.Postgres;
using PmoBackup.Tools;

namespace PmoBackup.Bench;

/// <summary>Runs one variant once, and measures it.</summary>
/// <param name="server">The server with the generated database.</param>
/// <param name="url">The generated database.</param>
internal sealed class BackupRunner(LocalServer server, DatabaseUrl url)
{
    private static readonly TimeSpan s_serverPause = TimeSpan.FromMilliseconds(300);
    private readonly int _serverId = int.Parse(File.ReadLines(Path.Combine(server.Folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public async Task<Measurement> RunAsync(Variant variant, int round, CancellationToken cancellationToken)
    {
        using var folder = TemporaryFolder.Create();
        // What the run before left to be written to disk is not this run's burden.
        await ToolRunner.ReadAsync(new ToolCommand("sync"), cancellationToken);
        var clock = TimeProvider.System;
        var (children, serverCpu) = (ProcessFigures.EndedChildrenCpuSeconds, ProcessFigures.CpuSecondsWithEndedChildren(_serverId));
        var started = clock.GetTimestamp();
        OwnFigures? own = null;
        long peak = 0;
        foreach (var command in Commands(variant, folder.Path))
        {
            await using var tool = RunningTool.Start(command);
            await using var watch = new MemoryWatch(tool.Id, withItself: variant.Kind is VariantKind.Runbook or VariantKind.Bare);
            tool.StandardInput.Close();
            using var output = new StreamReader(tool.StandardOutput);
            var text = await output.ReadToEndAsync(cancellationToken);
            await tool.EnsureSuccessAsync(cancellationToken);
            peak = Math.Max(peak, watch.PeakBytes);
            own = text.Length > 0 ? JsonSerializer.Deserialize<OwnFigures>(text) : own;
        }
        var wall = clock.GetElapsedTime(started);
        // The server counts a session's time when it has seen it end.
        await Task.Delay(s_serverPause, cancellationToken);
        if (own is not null && own.DumpVersion != variant.Tools.Version)
            throw new InvalidOperationException($"pg_dump {own.DumpVersion} ran where {variant.Tools.Version} was to be measured.");
        return new Measurement(
            variant.Name, round, wall.TotalSeconds, ProcessFigures.EndedChildrenCpuSeconds - children,
            ProcessFigures.CpuSecondsWithEndedChildren(_serverId) - serverCpu, own?.ArchiveBytes ?? Size(Path.Combine(folder.Path, "archive")), peak, own);
    }

    private IEnumerable<ToolCommand> Commands(Variant variant, string folder)
    {
        var archive = Path.Combine(folder, "archive");
        var environment = url.ToLibpqEnvironment("bench", PinnedSettings.Options);
        switch (variant.Kind)
        {
            case VariantKind.Runbook:
                yield return new ToolCommand(variant.Tools.Dump, "--format=custom", "--compress=9", $"--file={archive}") { Environment = environment };
                yield return new ToolCommand("cp", archive, Path.Combine(folder, "copy"));
                break;
            case VariantKind.Bare:
                var jobs = new Backup.BackupOptions { Source = url }.Jobs;
                yield return new ToolCommand(
                    variant.Tools.Dump, "--format=directory", string.Create(CultureInfo.InvariantCulture, $"--jobs={jobs}"),
                    Backup.Compression.Argument(variant.Compression, variant.Tools), "--no-sync", $"--file={archive}")
                { Environment = environment };
                break;
            default:
                yield return BackupChild.Command(url, variant, folder);
                break;
        }
    }

    private static long Size(string path) => Directory.Exists(path)
        ? new DirectoryInfo(path).EnumerateFiles().Sum(f => f.Length) : new FileInfo(path).Length;
}
