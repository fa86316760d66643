using System.Diagnostics;

namespace Pulumi.TestEngine;

/// <summary>Starts the programs of one assembly as Pulumi's language host does.</summary>
/// <param name="assembly">The assembly; the first argument names the program in it.</param>
/// <param name="folder">The program's folder, where it runs.</param>
public sealed class LanguageHost(string assembly, string folder)
{
    /// <summary>That of tests/Pulumi.Programs.</summary>
    public static LanguageHost OfTestPrograms { get; } = new(
        Repository.AssemblyOf("tests/Pulumi.Programs", "Pulumi.Programs.dll"), Repository.PathOf("tests/Pulumi.Programs"));

    /// <summary>The assembly.</summary>
    public string Assembly => assembly;

    /// <summary>The program's folder.</summary>
    public string Folder => folder;

    /// <summary>Runs a program to its end against the engine that all tests share.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="isPreview">Whether it only previews.</param>
    /// <param name="scenario">Its surroundings.</param>
    /// <param name="seed">Decides in which order requests at the same time are answered.</param>
    public async Task<ProgramResult> RunAsync(string program, bool isPreview = false, Scenario? scenario = null, int seed = 1)
    {
        scenario ??= Scenario.Empty;
        await using var run = await (await EngineServer.SharedAsync()).OpenAsync(isPreview, scenario, seed);
        using var running = Start(program, run.Monitor, run.Engine, isPreview, scenario);
        var result = await running.WaitAsync();
        return result with { Events = await run.EventsAsync() };
    }

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="monitor">Where the resource monitor listens.</param>
    /// <param name="engine">Where the engine listens.</param>
    /// <param name="isPreview">Whether it only previews.</param>
    /// <param name="scenario">Its surroundings.</param>
    public RunningProgram Start(string program, string monitor, string engine, bool isPreview = false, Scenario? scenario = null)
    {
        scenario ??= Scenario.Empty;
        var start = new ProcessStartInfo("dotnet", [assembly, program])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What this machine happens to say of Pulumi is not the program's surroundings.
        foreach (var name in start.Environment.Keys.Where(IsOfPulumi).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in EnvironmentOf(monitor, engine, isPreview, scenario).Concat(scenario.Environment))
            start.Environment[name] = value;
        foreach (var (name, _) in scenario.Environment.Where(v => v.Value is null))
            start.Environment.Remove(name);
        return new RunningProgram(program, Process.Start(start)!);
    }

    private static bool IsOfPulumi(string name) =>
        name.StartsWith("PULUMI", StringComparison.OrdinalIgnoreCase) || name == "PMO_LOCAL_SDK_IS_MEANT";

    private Dictionary<string, string?> EnvironmentOf(string monitor, string engine, bool isPreview, Scenario scenario) => new()
    {
        ["PULUMI_MONITOR"] = monitor,
        ["PULUMI_ENGINE"] = engine,
        ["PULUMI_ORGANIZATION"] = "organization",
        ["PULUMI_PROJECT"] = scenario.Project,
        ["PULUMI_STACK"] = scenario.Stack,
        ["PULUMI_ROOT_DIRECTORY"] = folder,
        ["PULUMI_PWD"] = folder,
        ["PULUMI_DRY_RUN"] = isPreview ? "true" : "false",
        ["PULUMI_QUERY_MODE"] = "false",
        ["PULUMI_PARALLEL"] = "16",
        ["PULUMI_CONFIG"] = scenario.Config,
        ["PULUMI_CONFIG_SECRET_KEYS"] = scenario.SecretKeys,
        ["PULUMI_ATTACH_DEBUGGER"] = "false",
    };
}
