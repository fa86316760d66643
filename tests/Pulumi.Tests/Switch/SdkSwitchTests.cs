using System.Diagnostics;
using System.Text.Json.Nodes;
using Pulumi.TestEngine;

namespace Pulumi.Tests.Switch;

/// <summary>One property decides where Pulumi's packages come from; seen by evaluating a project that uses them.</summary>
public sealed class SdkSwitchTests
{
    private static readonly string[] Packages = ["Pulumi", "Pulumi.Aws", "Pulumi.Command"];

    [Fact]
    public async Task Without_a_word_the_projects_in_sdks_are_referenced()
    {
        var project = await EvaluateAsync([]);

        Assert.Equal(Packages, project.Projects);
        Assert.Empty(project.Packages.Keys.Intersect(Packages));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nuget_as_a_property_or_in_the_environment_references_the_official_packages(bool isProperty)
    {
        var project = isProperty
            ? await EvaluateAsync(["-p:PulumiSdk=nuget"])
            : await EvaluateAsync([], ("PulumiSdk", "nuget"));

        Assert.Empty(project.Projects);
        Assert.Equal(Packages, project.Packages.Keys.Intersect(Packages).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_official_packages_are_the_versions_that_the_local_ones_are_held_against()
    {
        var versions = (await EvaluateAsync(["-p:PulumiSdk=nuget"])).Versions;
        var contract = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "sdks", "contract.json")))!["packages"]!;

        Assert.Equal($"{contract["aws"]}", versions["Pulumi.Aws"]);
        Assert.Equal($"{contract["command"]}", versions["Pulumi.Command"]);
        Assert.Equal("3.112.1", versions["Pulumi"]);
    }

    [Fact]
    public async Task Nothing_else_changes_but_the_intermediate_folder()
    {
        var local = await EvaluateAsync([]);
        var official = await EvaluateAsync(["-p:PulumiSdk=nuget"]);

        Assert.NotEqual(local.IntermediateFolder, official.IntermediateFolder);
        Assert.Equal(local.Packages.Keys.Except(Packages), official.Packages.Keys.Except(Packages));
        Assert.Equal(local.Sources, official.Sources);
        Assert.NotEmpty(local.Sources);
    }

    [Fact]
    public async Task A_source_that_does_not_exist_is_refused_with_both_that_do()
    {
        var (exitCode, output) = await RunAsync(["build", Project, "-p:PulumiSdk=nugget", "-nologo", "-v", "q"]);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("PulumiSdk is 'nugget'. It is 'local' (the projects in sdks/) or 'nuget' (the official packages).", output, StringComparison.Ordinal);
    }

    private static string Project => Path.Combine(Repository.Root, "tests", "Pulumi.Programs", "Pulumi.Programs.csproj");

    private static async Task<Evaluated> EvaluateAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var (exitCode, output) = await RunAsync(
            ["msbuild", Project, "-nologo", "-getItem:PackageReference,ProjectReference,PackageVersion,Compile", "-getProperty:BaseIntermediateOutputPath", .. arguments],
            environment);
        Assert.True(exitCode == 0, output);
        var evaluated = JsonNode.Parse(output)!;
        return new Evaluated(
            [.. Of("ProjectReference").Select(reference => $"{reference["Filename"]}").Order(StringComparer.Ordinal)],
            Of("PackageReference").ToDictionary(reference => $"{reference["Identity"]}"),
            Of("PackageVersion").ToDictionary(version => $"{version["Identity"]}", version => $"{version["Version"]}"),
            [.. Of("Compile").Select(source => $"{source["Identity"]}").Where(source => !source.StartsWith("obj/", StringComparison.Ordinal))],
            $"{evaluated["Properties"]!["BaseIntermediateOutputPath"]}");

        IEnumerable<JsonNode> Of(string item) => evaluated["Items"]![item]!.AsArray().Select(node => node!);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("PulumiSdk");
        // Set by the test host, and not meant for another build.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    private sealed record Evaluated(
        IReadOnlyList<string> Projects, Dictionary<string, JsonNode> Packages, Dictionary<string, string> Versions,
        IReadOnlyList<string> Sources, string IntermediateFolder);
}
