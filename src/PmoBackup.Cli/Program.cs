using System.CommandLine;
using PmoBackup.Cli;
using PmoBackup.Cli.Commands;

var app = App.OfThisProcess();
Command[] commands =
[
    ExitCodesCommand.Create(app),
];
return await CommandLine.RunAsync(app, commands, args);
