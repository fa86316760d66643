using Pulumi.TestEngine;

namespace Pulumi.Tests;

/// <summary>Runs a program of tests/Pulumi.Programs to its end.</summary>
internal static class Run
{
    /// <summary>What the SDK takes half a minute for takes it three seconds.</summary>
    public static Scenario Impatient { get; } = Scenario.Parse("""{ "env": { "PMO_PATIENCE": "1" } }""");

    /// <summary>Makes an update.</summary>
    /// <param name="program">The program's name.</param>
    /// <param name="scenario">Its surroundings, as JSON.</param>
    public static Task<ProgramResult> UpdateAsync(string program, string scenario = "{}") =>
        LanguageHost.OfTestPrograms.RunAsync(program, isPreview: false, Scenario.Parse(scenario));

    /// <summary>Makes a preview.</summary>
    /// <param name="program">The program's name.</param>
    /// <param name="scenario">Its surroundings, as JSON.</param>
    public static Task<ProgramResult> PreviewAsync(string program, string scenario = "{}") =>
        LanguageHost.OfTestPrograms.RunAsync(program, isPreview: true, Scenario.Parse(scenario));
}
