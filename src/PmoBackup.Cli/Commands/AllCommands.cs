using System.CommandLine;

namespace PmoBackup.Cli.Commands;

/// <summary>Every command there is.</summary>
internal static class AllCommands
{
    /// <summary>Makes them, in the order of the help.</summary>
    /// <param name="app">The surroundings.</param>
    public static IReadOnlyList<Command> Create(App app) =>
    [
        BackupCommand.Create(app),
        ListCommand.Create(app),
        ShowCommand.Create(app),
        VerifyCommand.Create(app),
        RestoreCommand.Create(app),
        DrillCommand.Create(app),
        CheckCommand.Create(app),
        CopyCommand.Create(app),
        HoldCommands.CreateHold(app),
        HoldCommands.CreateRelease(app),
        PruneCommand.Create(app),
        ScheduleCommand.Create(app),
        DoctorCommand.Create(app),
        DemoCommand.Create(app),
        ExitCodesCommand.Create(app),
    ];
}
