namespace PmoBackup.Tools;

/// <summary>A program to run: a path, a list of arguments, changes to the environment. No shell is involved.</summary>
/// <param name="Executable">The program's path, or its name when PATH is to be searched.</param>
/// <param name="Arguments">One entry an argument; none of them a secret.</param>
public sealed record ToolCommand(string Executable, params IReadOnlyList<string> Arguments)
{
    /// <summary>Changes to the inherited environment; null removes a variable. Secrets travel here.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Where the program runs; null for the current directory.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>How the program is called in messages.</summary>
    public string Name => Path.GetFileName(Executable);

    /// <summary>The name and the arguments; the environment is never shown.</summary>
    public override string ToString() => string.Join(' ', [Name, .. Arguments]);
}
