using System.Text.Json.Nodes;
using Pulumi.TestEngine;

namespace Pulumi.Tests.Wire;

/// <summary>
/// Every program says the same to the engine as on the official SDK. The traces were recorded from that, by running these
/// tests with the variable below set to the same programs, built against it.
/// </summary>
/// <param name="isPreview">Whether the programs preview.</param>
public abstract class TraceTests(bool isPreview)
{
    private const string Recording = "PMO_RECORD_TRACES_FROM";
    private const int RunsForRecord = 3, MostDifferencesShown = 20;

    private static readonly string? s_official = Environment.GetEnvironmentVariable(Recording);

    public static TheoryData<string> Programs => [.. TraceFiles.Programs];

    [Theory]
    [MemberData(nameof(Programs))]
    public Task A_program_says_what_it_says_on_the_official_SDK(string program) =>
        s_official is null ? CompareAsync(program)
            : RecordAsync(program, new LanguageHost(s_official, LanguageHost.OfTestPrograms.Folder));

    private async Task CompareAsync(string program)
    {
        var trace = await RunAsync(program, LanguageHost.OfTestPrograms, seed: 1);

        var expected = await TraceFiles.ReadAsync(TraceFiles.NameOf(program, isPreview));

        AssertSame(expected, trace);
    }

    // What differs from run to run is nothing to compare with.
    private async Task RecordAsync(string program, LanguageHost official)
    {
        var first = await RunAsync(program, official, seed: 1);
        for (var seed = 2; seed <= RunsForRecord; seed++)
            AssertSame(first, await RunAsync(program, official, seed));
        await TraceFiles.WriteAsync(TraceFiles.NameOf(program, isPreview), first);
    }

    private static void AssertSame(JsonObject expected, JsonObject actual)
    {
        var differences = Differences.Between(expected, actual).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(MostDifferencesShown)));
    }

    private async Task<JsonObject> RunAsync(string program, LanguageHost host, int seed)
    {
        var scenario = TraceFiles.Scenario(program);
        var result = await host.RunAsync(program, isPreview, scenario, seed);
        Assert.Equal([], OrderRules.Violations(result.Events));
        var trace = Trace.Of(result, host);
        // A scenario may name what differs from run to run.
        foreach (var name in scenario.Words("racy"))
            trace.Remove(name);
        return trace;
    }
}
