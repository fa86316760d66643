using System.Globalization;
using System.Text.Json;
using PmoBackup.Hosting;
using PmoBackup.Postgres;
using PmoBackup.Tools;

namespace PmoBackup.Bench;

/// <summary>Runs commands, and measures them.</summary>
/// <param name="server">The server that they work on.</param>
internal sealed class BenchRunner(LocalServer server)
{
    private static readonly TimeSpan s_serverPause = TimeSpan.FromMilliseconds(300);
    private readonly int _serverId = int.Parse(File.ReadLines(Path.Combine(server.Folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <param name="variant">What runs.</param>
    /// <param name="round">In which round.</param>
    /// <param name="folder">Where its archive is or will be.</param>
    /// <param name="commands">How it runs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Measurement> RunAsync(
        Variant variant, int round, string folder, IReadOnlyList<ToolCommand> commands, CancellationToken cancellationToken)
    {
        var isOurs = variant.Kind is VariantKind.Counts or VariantKind.Full or VariantKind.Restore;
        // What the run before left to be written to disk is not this run's burden.
        await ToolRunner.ReadAsync(new ToolCommand("sync"), cancellationToken);
        var clock = TimeProvider.System;
        var (children, serverCpu) = (ProcessFigures.EndedChildrenCpuSeconds, ProcessFigures.CpuSecondsWithEndedChildren(_serverId));
        var started = clock.GetTimestamp();
        OwnFigures? own = null;
        long peak = 0;
        foreach (var command in commands)
        {
            await using var tool = RunningTool.Start(command);
            await using var watch = new MemoryWatch(tool.Id, withItself: !isOurs);
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
            ProcessFigures.CpuSecondsWithEndedChildren(_serverId) - serverCpu, own?.ArchiveBytes ?? Size(Path.Combine(folder, "archive")), peak, own);
    }

    private static long Size(string path) => Directory.Exists(path)
        ? new DirectoryInfo(path).EnumerateFiles().Sum(f => f.Length) : new FileInfo(path).Length;
}
