namespace PmoBackup.Tests.Backup;

/// <summary>Tells a test of progress at once, on the thread that reports it.</summary>
internal sealed class ProgressTo(Action<ProgressReport> action) : IProgress<ProgressReport>
{
    public void Report(ProgressReport value) => action(value);
}
