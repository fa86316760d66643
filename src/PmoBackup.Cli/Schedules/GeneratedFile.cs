namespace PmoBackup.Cli.Schedules;

/// <summary>A file for another scheduler.</summary>
/// <param name="Name">Without a folder.</param>
/// <param name="Text">Ready to use.</param>
internal sealed record GeneratedFile(string Name, string Text);
