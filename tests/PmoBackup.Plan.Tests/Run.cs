using System.Text.Json.Nodes;
using PmoBackup.Cli;

namespace PmoBackup.Plan.Tests;

/// <summary>The command as it is typed, with what it prints.</summary>
internal static class Run
{
    private static readonly DirectoryInfo Here = new(AppContext.BaseDirectory);

    /// <summary>The folder that holds Pulumi.yaml.</summary>
    public static string Root { get; } = FindRoot(Here);

    public static async Task<(int ExitCode, string Out, string Error)> PlanAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var app = new App(TimeProvider.System, _ => null, output, error, new Terminal(false, false, false, false));
        var exitCode = await CommandLine.RunAsync(app, [PlanCommand.Create(app)], ["plan", .. arguments]);
        return (exitCode, output.ToString(), error.ToString());
    }

    public static async Task<JsonNode> JsonAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await PlanAsync([.. arguments, "--folder", Root, "--json"]);
        Assert.True(exitCode == 0, error);
        return JsonNode.Parse(output)!;
    }

    private static string FindRoot(DirectoryInfo folder)
        => File.Exists(Path.Combine(folder.FullName, "Pulumi.yaml")) ? folder.FullName : FindRoot(folder.Parent!);
}
