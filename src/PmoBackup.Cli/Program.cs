using System.CommandLine;
using PmoBackup.Cli;
using PmoBackup.Cli.Commands;

var app = App.OfThisProcess();
Command[] commands =
[
    BackupCommand.Create(app),
    ListCommand.Create(app),
    ShowCommand.Create(app),
    VerifyCommand.Create(app),
    RestoreCommand.Create(app),
    DrillCommand.Create(app),
    CheckCommand.Create(app),
    PruneCommand.Create(app),
    DoctorCommand.Create(app),
    DemoCommand.Create(app),
    ExitCodesCommand.Create(app),
];
return await CommandLine.RunAsync(app, commands, args);
