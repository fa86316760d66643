using Spectre.Console;

namespace PmoBackup.Cli.Display;

/// <summary>Progress for a person at a terminal: one bar a phase, drawn again as it grows.</summary>
internal sealed class ProgressBars : IProgress<ProgressReport>
{
    private readonly Dictionary<string, ProgressTask> _bars = [];
    private readonly Lock _lock = new();
    private readonly ProgressContext _context;
    private ProgressTask? _current;

    private ProgressBars(ProgressContext context) => _context = context;

    /// <summary>Does the work and draws its progress meanwhile.</summary>
    /// <param name="context">The command at work.</param>
    /// <param name="work">Takes what it reports to.</param>
    public static async Task<T> RunAsync<T>(CommandContext context, Func<IProgress<ProgressReport>, Task<T>> work)
    {
        var console = CreateConsole(context.App);
        context.Output.NotesRedirected = text => console.WriteLine(text);
        try
        {
            return await console.Progress()
                .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(),
                    new TaskDescriptionColumn { Alignment = Justify.Left })
                .StartAsync(async live =>
                {
                    var bars = new ProgressBars(live);
                    var result = await work(bars);
                    bars.Complete();
                    return result;
                });
        }
        finally
        {
            context.Output.NotesRedirected = null;
        }
    }

    /// <inheritdoc/>
    public void Report(ProgressReport value)
    {
        var text = Markup.Escape(value.Detail is null ? value.Phase : $"{value.Phase}: {value.Detail}");
        // Workers report from several threads.
        lock (_lock)
        {
            if (!_bars.TryGetValue(value.Phase, out var bar))
            {
                // A phase begins when the one before it has ended: its clock stops.
                Complete();
                _bars.Add(value.Phase, bar = _current = _context.AddTask(text, maxValue: 1));
            }
            bar.Description = text;
            bar.IsIndeterminate = value.Fraction is null;
            bar.Value = value.Fraction ?? 0;
        }
    }

    private static IAnsiConsole CreateConsole(App app) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(app.Error),
        Ansi = AnsiSupport.Yes,
        Interactive = InteractionSupport.Yes,
        ColorSystem = app.Terminal.UsesColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
    });

    private void Complete()
    {
        lock (_lock)
        {
            if (_current is not { } bar)
                return;
            bar.IsIndeterminate = false;
            bar.Value = bar.MaxValue;
            bar.StopTask();
            _current = null;
        }
    }
}
