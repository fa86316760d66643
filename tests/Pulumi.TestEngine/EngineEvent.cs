using System.Text.Json.Nodes;

namespace Pulumi.TestEngine;

/// <summary>A request that has come to the engine.</summary>
/// <param name="Rpc">The method, for instance <c>RegisterResource</c>.</param>
/// <param name="At">When it came, in ticks that count what happens.</param>
/// <param name="Answered">When it was answered, in the same ticks; null when it was not.</param>
/// <param name="Time">When it came, in milliseconds since 1970.</param>
/// <param name="Request">What was sent: every field that was there, and nothing else.</param>
/// <param name="Answer">What was answered; null when nothing was, or an error.</param>
/// <param name="Error">The error that was answered.</param>
/// <param name="Headers">What was sent beside the headers of every gRPC call.</param>
public sealed record EngineEvent(
    string Rpc, int At, int? Answered, long Time, JsonObject Request, JsonObject? Answer, JsonObject? Error, JsonObject? Headers)
{
    /// <summary>Whether it asks for a resource: a new one or one to be read.</summary>
    public bool IsRegistration => Rpc is "RegisterResource" or "ReadResource";

    /// <summary>The URN of the resource that it is about, if any.</summary>
    public string? Urn => (string?)Answer?["urn"] ?? (string?)Request["urn"];

    /// <summary>A field of text; null when it is not there.</summary>
    /// <param name="field">Its name.</param>
    public string? Text(string field) => (string?)Request[field];
}
