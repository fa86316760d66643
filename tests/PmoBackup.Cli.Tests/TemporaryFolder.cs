namespace PmoBackup.Cli.Tests;

/// <summary>A folder that goes with its test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pmo-test-").FullName;

    public string File(params string[] names)
    {
        var path = System.IO.Path.Combine([Path, .. names]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public string Write(string name, string text)
    {
        var path = File(name.Split('/'));
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void WriteProgram(string name, string script) => System.IO.File.SetUnixFileMode(
        Write(name, "#!/bin/bash\n" + script), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
