using System.Text.Json.Nodes;
using Pulumi.TestEngine;

namespace Pulumi.Tests.Wire;

/// <summary>The programs, and what the official SDK sent for each of them.</summary>
internal static class TraceFiles
{
    private static readonly string s_programs = Repository.PathOf("tests/Pulumi.Programs/Programs");
    private static readonly string s_traces = Repository.PathOf("tests/Pulumi.Tests/Traces");

    /// <summary>The names of all programs that behave as on the official SDK.</summary>
    public static IEnumerable<string> Programs => NamesIn(s_programs, "*.cs");

    /// <summary>The names of all traces, with their modes.</summary>
    public static IEnumerable<string> Traces => NamesIn(s_traces, "*.json");

    /// <summary>The name of a trace.</summary>
    public static string NameOf(string program, bool isPreview) => $"{program}.{(isPreview ? "preview" : "update")}";

    /// <summary>A program's surroundings. The engine may take its time: traces are not about how busy a machine is.</summary>
    public static Scenario Scenario(string program)
    {
        var json = TestEngine.Scenario.Load(Path.Combine(s_programs, program + ".json")).Json.DeepClone().AsObject();
        var variables = json["env"]?.DeepClone().AsObject() ?? [];
        variables["PMO_PATIENCE"] = "300";
        json["env"] = variables;
        return new Scenario(json);
    }

    /// <summary>Reads a trace.</summary>
    public static async Task<JsonObject> ReadAsync(string trace) =>
        JsonNode.Parse(await File.ReadAllTextAsync(PathOf(trace)))!.AsObject();

    /// <summary>Writes a trace.</summary>
    public static Task WriteAsync(string trace, JsonObject content) =>
        File.WriteAllTextAsync(PathOf(trace), TraceText.Of(content));

    private static string PathOf(string trace) => Path.Combine(s_traces, trace + ".json");

    private static IEnumerable<string> NamesIn(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!;
}
