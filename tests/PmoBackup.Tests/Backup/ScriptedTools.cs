using PmoBackup.Tools;

namespace PmoBackup.Tests.Backup;

/// <summary>A folder with a pg_dump that does what a test says, for tests of what surrounds the process.</summary>
/// <remarks>The script knows <c>$here</c> (this folder), <c>$out</c> (pg_dump's output folder) and <c>$real</c> (the real tools).</remarks>
internal sealed class ScriptedTools : IDisposable
{
    /// <summary>Stands still until <see cref="LetGo"/>, then does what pg_dump does.</summary>
    public const string WaitThenDump = """
        trap 'exit 130' INT TERM
        touch "$here/started"
        until [ -e "$here/go" ]; do sleep 0.02; done
        exec "$real/pg_dump" "$@"
        """;

    /// <summary>Does what pg_dump does, then stands still until <see cref="LetGo"/>.</summary>
    public const string DumpThenWait = """
        "$real/pg_dump" "$@" || exit
        touch "$here/started"
        until [ -e "$here/go" ]; do sleep 0.02; done
        """;

    private readonly TemporaryFolder _folder = TemporaryFolder.Create();

    private ScriptedTools()
    {
    }

    public string Path => _folder.Path;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public static async Task<ScriptedTools> MakeAsync(string dump, string version = "15.99")
    {
        var tools = new ScriptedTools();
        await tools.WriteAsync("pg_dump", $$"""
            #!/bin/bash
            if [ "$1" = --version ]; then echo 'pg_dump (PostgreSQL) {{version}}'; exit; fi
            here=$(dirname "$0")
            real={{SharedPostgres.BinFolder}}
            for argument; do case $argument in --file=*) out=${argument#--file=} ;; esac; done
            {{dump}}
            """);
        await tools.WriteAsync("pg_restore", $"#!/bin/bash\nexec {SharedPostgres.BinFolder}/pg_restore \"$@\"\n");
        return tools;
    }

    public string? Variable(string name) => name == "PMO_PG_BIN" ? Path : Environment.GetEnvironmentVariable(name);

    public Task StartedAsync() => Eventually.ExistsAsync(this["started"]);

    public void LetGo() => File.WriteAllText(this["go"], "");

    public void Dispose() => _folder.Dispose();

    // Written by another process: while this one holds a file open for writing, whatever it forks keeps it from being executed.
    private async Task WriteAsync(string name, string script)
    {
        var draft = this[$"{name}.draft"];
        await File.WriteAllTextAsync(draft, script);
        File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await ToolRunner.ReadAsync(new ToolCommand("cp", "-p", draft, this[name]), CancellationToken.None);
    }
}
