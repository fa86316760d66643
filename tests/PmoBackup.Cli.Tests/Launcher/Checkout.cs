namespace PmoBackup.Cli.Tests.Launcher;

/// <summary>The real launcher in a checkout, and on a machine, of its own: dotnet only notes how it is called.</summary>
internal sealed class Checkout : IDisposable
{
    private static readonly string[] Tools =
    [
        "bash", "env", "readlink", "dirname", "basename", "find", "sort", "cksum", "mkdir", "flock", "cat", "rm", "grep", "chmod",
        "sed", "head", "wc",
    ];

    private readonly TemporaryFolder _folder = new();

    public Checkout()
    {
        Copy("pmo");
        foreach (var script in Directory.EnumerateFiles(Path.Combine(Programs.Root, "eng")))
            Copy("eng/" + Path.GetFileName(script));
        Write("src/PmoBackup.Cli/Program.cs", "return 0;");
        Write("global.json", "{}");
        Write("Directory.Build.props", "<Project />");
        foreach (var tool in Tools)
            File.CreateSymbolicLink(_folder.File("bin", tool), Find(tool));
        WriteProgram("dotnet", $$"""
            echo "$1" >>'{{Root}}/calls'
            case $1 in
                --version) ;;
                build)
                    while [[ -e '{{Root}}/gate' ]]; do /bin/sleep 0.01; done
                    if [[ -e '{{Root}}/broken' ]]; then echo 'Program.cs(1,1): error CS1002: ; expected'; exit 1; fi
                    mkdir -p "$2/bin/Release/net10.0"
                    echo >"$2/bin/Release/net10.0/pmo-backup.dll" ;;
                *) echo "ran ${@:2} in $PWD" ;;
            esac
            """);
    }

    public string Root => _folder.Path;

    public int Builds => Calls.Count(call => call == "build");

    private string[] Calls => File.Exists(PathOf("calls")) ? File.ReadAllLines(PathOf("calls")) : [];

    public string PathOf(string name) => _folder.File(name.Split('/'));

    public void Write(string name, string text) => _folder.Write(name, text);

    public void WriteProgram(string name, string script) => _folder.WriteProgram("bin/" + name, script);

    public Task<Finished> RunAsync(params string[] arguments) => RunAtAsync(PathOf("pmo"), Root, [], arguments);

    public Task<Finished> RunAtAsync(
        string launcher, string currentFolder, Dictionary<string, string?> environment, params string[] arguments) =>
        Programs.RunAsync(launcher, arguments, new Dictionary<string, string?>(environment)
        {
            ["PATH"] = PathOf("bin"),
            ["HOME"] = Root,
            ["DOTNET_ROOT"] = null,
            ["PMO_SYSTEM_ROOT"] = PathOf("system"),
        }, currentFolder);

    public void Dispose() => _folder.Dispose();

    private static string Find(string tool) =>
        ((string[])["/usr/bin", "/bin"]).Select(folder => Path.Combine(folder, tool)).First(File.Exists);

    private void Copy(string name) => File.Copy(Path.Combine(Programs.Root, name), PathOf(name));
}
