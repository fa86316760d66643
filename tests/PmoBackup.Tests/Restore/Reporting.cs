namespace PmoBackup.Tests.Restore;

/// <summary>Calls back at each report, on the reporting thread.</summary>
internal sealed class Reporting(Action<ProgressReport> report) : IProgress<ProgressReport>
{
    public void Report(ProgressReport value) => report(value);
}
