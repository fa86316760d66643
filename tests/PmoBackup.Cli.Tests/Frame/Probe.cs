using System.CommandLine;
using PmoBackup.Errors;
using PmoBackup.Tools;

namespace PmoBackup.Cli.Tests.Frame;

/// <summary>A program of the real frame and of commands that end in every way there is.</summary>
internal static class Probe
{
    public static Task<int> Main(string[] arguments)
    {
        var app = App.OfThisProcess();
        return CommandLine.RunAsync(app, [Wait(app), Throw(app), Lines(app), Progress(app), Facts(app)], arguments);
    }

    /// <summary>Waits for a signal; then cleans up until a line comes on standard input.</summary>
    private static CliCommand Wait(App app)
    {
        var command = new CliCommand("wait", "Waits");
        command.Runs(app, async (_, cancellationToken) =>
        {
            try
            {
                app.Out.WriteLine("ready");
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }
            finally
            {
                app.Out.WriteLine("cleaning");
                await Console.In.ReadLineAsync(CancellationToken.None);
                app.Out.WriteLine("cleaned");
            }
            return ExitCode.Success;
        });
        return command;
    }

    private static CliCommand Throw(App app)
    {
        var kind = new Argument<string>("kind");
        var command = new CliCommand("throw", "Throws") { kind };
        command.Runs(app, (context, _) => throw (context.Get(kind) switch
        {
            "refused" => new RefusedException("The target is the source.", "Name another one with --target-url."),
            "refused-twice" => new RefusedException(
                [new Refusal(ExitCode.Refused, "One.", "Mend one."), new Refusal(ExitCode.MissingTool, "Two.")]),
            "missing-tool" => new MissingToolException("No pg_dump."),
            "unreachable" => new UnreachableException("No server.", inner: new IOException("the cause")),
            "tool" => new ToolFailedException("pg_dump", 1, "out of luck"),
            "corrupted" => new CorruptedException("One byte is another."),
            "busy" => new BusyException("Another backup."),
            "after-result" => AfterResult(context),
            _ => new InvalidOperationException("a defect"),
        }));
        return command;
    }

    private static BusyException AfterResult(CommandContext context)
    {
        context.Output.WriteResult(new { done = true }, output => output.WriteLine("done"));
        return new BusyException("Another backup.");
    }

    private static CliCommand Lines(App app)
    {
        var command = new CliCommand("lines", "Writes more than a pipe holds");
        command.Runs(app, (context, _) =>
        {
            for (var i = 0; i < 20_000; i++)
                context.App.Out.WriteLine($"line {i}");
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static CliCommand Progress(App app)
    {
        var command = new CliCommand("progress", "Reports progress");
        command.Runs(app, async (context, _) =>
        {
            var result = await context.ShowProgressAsync(progress =>
            {
                for (var i = 0; i <= 100; i++)
                    progress.Report(new ProgressReport("Dumping", i / 100.0, $"[table {i}]"));
                context.Output.Note("A note in between.");
                context.Output.Detail("A detail in between.");
                progress.Report(new ProgressReport("Writing the manifest"));
                return Task.FromResult(42);
            });
            context.Output.WriteResult(new { result }, output => output.WriteLine(result));
            return ExitCode.CheckFailed;
        });
        return command;
    }

    private static CliCommand Facts(App app)
    {
        var command = new CliCommand("facts", "Writes one of each type")
        {
            Examples = [new("probe facts --json", "All of them")],
            ExitCodes = [ExitCode.Busy],
        };
        command.Runs(app, (context, _) =>
        {
            context.Output.WriteResult(
                new
                {
                    RestoreTime = TimeSpan.FromMilliseconds(90_500),
                    TakenAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
                    NoTime = (TimeSpan?)null,
                    Code = ExitCode.ToolFailed,
                    Name = "Grüße <\"&'>",
                },
                output => output.WriteLine("facts"));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
