using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PmoBackup.Backup;

/// <summary>The folder that pg_dump writes into: which files have appeared, and which of them are complete.</summary>
/// <param name="path">The folder; pg_dump makes it.</param>
/// <param name="trustLines">Whether pg_dump's lines are its own: a name with a line break could forge one.</param>
internal sealed partial class DumpFolder(string path, bool trustLines)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _finished = new();
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _seen = [];

    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>Takes a line that pg_dump wrote with <c>--verbose</c>.</summary>
    public void OnLine(string line)
    {
        var match = FinishedPattern().Match(line);
        if (trustLines && match.Success)
            Finished(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).TrySetResult();
    }

    /// <summary>pg_dump ended well: every file is complete.</summary>
    public void OnExit() => _exited.TrySetResult();

    /// <summary>Files with rows of tables, each once, as soon as it appears; ends with the last one after the exit.</summary>
    public async IAsyncEnumerable<(string Path, Task Complete)> NewTableFilesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var exited = _exited.Task.IsCompleted;
            foreach (var file in Files().Where(f => Postgres.ArchiveRows.IsTableData(System.IO.Path.GetFileName(f))))
            {
                var id = int.Parse(System.IO.Path.GetFileName(file).Split('.')[0], CultureInfo.InvariantCulture);
                yield return (file, Task.WhenAny(Finished(id).Task, _exited.Task));
            }
            if (exited)
                yield break;
            await Task.WhenAny(_exited.Task, Task.Delay(s_pause, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>A file that grew after it was stored; null when every one was stored whole.</summary>
    /// <param name="stored">Names and lengths of what was stored.</param>
    public string? FindCutFile(IEnumerable<(string Name, long SizeBytes)> stored) =>
        stored.FirstOrDefault(f => new FileInfo(System.IO.Path.Combine(path, f.Name)).Length != f.SizeBytes).Name;

    /// <summary>Every other file, after the exit.</summary>
    public IEnumerable<string> OtherFiles() =>
        Directory.EnumerateFiles(path).Where(f => !Postgres.ArchiveRows.IsTableData(System.IO.Path.GetFileName(f)));

    private IEnumerable<string> Files() => Directory.Exists(path) ? Directory.EnumerateFiles(path).Where(_seen.Add) : [];

    private TaskCompletionSource Finished(int dumpId) =>
        _finished.GetOrAdd(dumpId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    [GeneratedRegex(@"^pg_dump: finished item (\d+) TABLE DATA ")]
    private static partial Regex FinishedPattern();
}
