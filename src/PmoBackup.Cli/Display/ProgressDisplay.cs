namespace PmoBackup.Cli.Display;

/// <summary>Shows how far work has come: bars at a terminal, a few lines in a log, nothing with <c>--quiet</c>.</summary>
internal static class ProgressDisplay
{
    /// <summary>Does the work and shows its progress meanwhile.</summary>
    /// <param name="context">The command at work.</param>
    /// <param name="work">Takes what it reports to.</param>
    public static Task<T> RunAsync<T>(CommandContext context, Func<IProgress<ProgressReport>, Task<T>> work)
    {
        if (context.Output.IsQuiet)
            return work(new NoProgress());
        return context.App.Terminal.MovesCursor
            ? ProgressBars.RunAsync(context, work)
            : work(new ProgressLines(context.Output.Note));
    }

    private sealed class NoProgress : IProgress<ProgressReport>
    {
        public void Report(ProgressReport value)
        {
        }
    }
}
