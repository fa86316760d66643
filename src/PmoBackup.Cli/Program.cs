using PmoBackup.Cli;
using PmoBackup.Cli.Commands;

var app = App.OfThisProcess();
return await CommandLine.RunAsync(app, AllCommands.Create(app), args);
