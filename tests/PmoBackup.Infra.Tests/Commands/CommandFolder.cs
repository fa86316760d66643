namespace PmoBackup.Infra.Tests.Commands;

/// <summary>A folder that plays the checkout: the program's folder in it, and beside that the stand-in of the launcher.</summary>
internal sealed class CommandFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pmo-commands-").FullName;

    public CommandFolder()
    {
        Directory.CreateDirectory(ProgramFolder);
        Place("Commands/stand-ins/pmo");
        Commands = new LocalCommands(ProgramFolder);
    }

    /// <summary>What runs the commands.</summary>
    public LocalCommands Commands { get; }

    /// <summary>The program's folder.</summary>
    public string ProgramFolder => Path.Combine(_root, "infra");

    /// <summary>The calls of the launcher, in their order.</summary>
    public IReadOnlyList<string> Calls => Lines("calls");

    /// <summary>The databases that the stand-in holds, by name.</summary>
    public IReadOnlyList<string> Databases
        => [.. Directory.EnumerateFiles(PathOf("databases")).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    /// <summary>The lines of a file of a stand-in's.</summary>
    public IReadOnlyList<string> Lines(string file) => File.Exists(PathOf(file)) ? File.ReadAllLines(PathOf(file)) : [];

    /// <summary>Tells a stand-in something.</summary>
    public void Write(string file, string text = "") => File.WriteAllText(PathOf(file), text);

    /// <summary>Forgets the calls.</summary>
    public void ForgetCalls() => File.Delete(PathOf("calls"));

    /// <summary>A path in the folder.</summary>
    public string PathOf(string file) => Path.Combine(_root, file);

    /// <summary>Puts a stand-in there, from the tests' own files.</summary>
    public void Place(string file)
    {
        var path = PathOf(Path.GetFileName(file));
        File.Copy(Path.Combine(AppContext.BaseDirectory, file), path);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
