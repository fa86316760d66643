namespace PmoBackup.Tools;

/// <summary>Runs a program to its end where only its text matters.</summary>
public static class ToolRunner
{
    /// <summary>Runs a program and returns what it wrote.</summary>
    /// <param name="command">What to run; its output should be small, since it is held in memory.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="ToolFailedException">The exit code was not zero.</exception>
    /// <exception cref="Errors.MissingToolException">There is no such program.</exception>
    public static async Task<string> ReadAsync(ToolCommand command, CancellationToken cancellationToken)
    {
        await using var tool = RunningTool.Start(command);
        tool.StandardInput.Close();
        using var reader = new StreamReader(tool.StandardOutput);
        var text = reader.ReadToEndAsync(cancellationToken);
        await tool.EnsureSuccessAsync(cancellationToken);
        return await text;
    }
}
