using System.CommandLine;
using PmoBackup.Cli.Display;
using PmoBackup.Cli.Parsing;
using PmoBackup.Errors;
using PmoBackup.Monitoring;

namespace PmoBackup.Cli.Commands;

/// <summary><c>pmo-backup doctor</c></summary>
internal static class DoctorCommand
{
    private static readonly string[] s_named = ["DATABASE_URL", "PGHOST", "PGHOSTADDR", "PGDATABASE"];

    public static Command Create(App app)
    {
        var store = new StoreOption();
        var command = new CliCommand("doctor", "Looks at tools, versions, access, store and clock, each with its fix")
        {
            Examples = [new("pmo-backup doctor", "Before the first backup, and when something is odd")],
            ExitCodes = [ExitCode.CheckFailed],
        };
        store.AddTo(command);
        command.Runs(app, async (context, cancellationToken) =>
        {
            var named = s_named.Any(name => !string.IsNullOrEmpty(app.Variable(name)));
            var findings = await new Doctor(store.Open(context), app.Time, app.Variable).RunAsync(named ? context.SourceDatabase() : null, cancellationToken);
            var healthy = findings.All(f => f.Passed);
            context.Output.WriteResult(new { healthy, findings }, output =>
            {
                foreach (var finding in findings)
                {
                    output.WriteLine($"{(finding.Passed ? "ok    " : "FAILED")}  {finding.Name}: {finding.Finding}");
                    if (finding.Fix is not null)
                        output.WriteLine($"        fix: {finding.Fix}");
                }
            });
            return healthy ? ExitCode.Success : ExitCode.CheckFailed;
        });
        return command;
    }
}
