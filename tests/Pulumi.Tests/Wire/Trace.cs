using System.Text.Json.Nodes;
using Pulumi.TestEngine;

namespace Pulumi.Tests.Wire;

/// <summary>
/// What a program did, without what differs from run to run: requests are sorted, since independent ones overtake each
/// other, paths and ports have gone, and so have stack traces and what was logged for debugging.
/// </summary>
internal static class Trace
{
    /// <summary>The trace of one run.</summary>
    /// <param name="result">How the program ended, and what it asked.</param>
    /// <param name="host">What started it.</param>
    public static JsonObject Of(ProgramResult result, LanguageHost host)
    {
        var clean = new Placeholders(host);
        var trace = new JsonObject { ["exitCode"] = result.ExitCode };
        AddText(trace, "out", clean.Text(result.Out));
        AddText(trace, "error", clean.Text(result.Error));
        trace["logs"] = new JsonArray(
            [.. result.Logs.Select(log => clean.Node(log.Request)).OrderBy(log => log!.ToJsonString(), StringComparer.Ordinal)]);
        if (!EndsEarly(result))
        {
            var features = result.Requests("SupportsFeature").Select(e => e.Text("id")!).Distinct().Order(StringComparer.Ordinal);
            trace["features"] = new JsonArray([.. features.Select(id => JsonValue.Create(id))]);
            trace["requests"] = new JsonArray([.. RequestOrder.Sort(result.Events).Select(e => Shown(e, clean))]);
        }
        return trace;
    }

    // A program ends at its first error: what else it has asked by then is a matter of luck. One that logged an error goes on.
    private static bool EndsEarly(ProgramResult result) =>
        result.ExitCode != 0 && (result.ExitCode != 1 || result.Error.Length > 0);

    private static JsonObject Shown(EngineEvent e, Placeholders clean)
    {
        var shown = new JsonObject { [e.Rpc] = clean.Node(e.Request) };
        if (e.Headers is not null)
            shown["headers"] = clean.Node(e.Headers);
        return shown;
    }

    private static void AddText(JsonObject trace, string name, string text)
    {
        if (text.Length > 0)
            trace[name] = text;
    }
}
