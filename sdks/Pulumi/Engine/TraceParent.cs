using System.Diagnostics;

namespace Pulumi.Engine;

/// <summary>Makes the engine's trace go on in its own log of this program's calls, where it started one.</summary>
internal static class TraceParent
{
    public const string Header = "traceparent";

    private static readonly ActivityContext? Parent =
        ActivityContext.TryParse(Environment.GetEnvironmentVariable("TRACEPARENT"), traceState: null, out var context) ? context : null;

    /// <summary>The header of one call, a span of its own in the engine's trace; null where there is no trace.</summary>
    public static string? Next() => Parent is { } parent
        ? $"00-{parent.TraceId}-{ActivitySpanId.CreateRandom()}-{(parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? "01" : "00")}"
        : null;
}
