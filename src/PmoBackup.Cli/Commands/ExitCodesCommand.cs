using System.CommandLine;
using System.Text.Json;
using PmoBackup.Cli.Display;
using PmoBackup.Errors;

namespace PmoBackup.Cli.Commands;

/// <summary><c>pmo-backup exit-codes</c></summary>
internal static class ExitCodesCommand
{
    public static Command Create(App app)
    {
        var command = new CliCommand("exit-codes", "Lists what each exit code means")
        {
            Examples =
            [
                new("pmo-backup exit-codes", "What did that 4 mean?"),
                new("pmo-backup exit-codes --json", "For a program that reacts to them"),
            ],
        };
        command.Runs(app, (context, _) =>
        {
            var rows = ExitCodeTable.All.Select(row => new Row((int)row.Code, row.Code, row.Meaning)).ToList();
            context.Output.WriteResult(rows, output => TextTable.Write(
                output, rows.Select(row => new[] { $"{row.ExitCode,3}", JsonNamingPolicy.CamelCase.ConvertName($"{row.Code}"), row.Meaning })));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    /// <summary>One code in the result.</summary>
    private sealed record Row(int ExitCode, ExitCode Code, string Meaning);
}
