using System.Text.Json.Nodes;

namespace Pulumi.TestEngine;

/// <summary>What a program left behind.</summary>
/// <param name="ExitCode">Its exit code; 128 and the signal's number when a signal ended it.</param>
/// <param name="Out">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Events">What it asked of the engine, in the order of arrival.</param>
public sealed record ProgramResult(int ExitCode, string Out, string Error, IReadOnlyList<EngineEvent> Events)
{
    /// <summary>The messages that it logged, apart from those for debugging.</summary>
    public IEnumerable<EngineEvent> Logs => Requests("Log").Where(e => e.Text("severity") != "DEBUG");

    /// <summary>The requests of one method.</summary>
    /// <param name="rpc">The method.</param>
    public IEnumerable<EngineEvent> Requests(string rpc) => Events.Where(e => e.Rpc == rpc);

    /// <summary>The request that registered or read a resource.</summary>
    /// <param name="name">The resource's name.</param>
    public EngineEvent Registration(string name) => Events.Single(e => e.IsRegistration && e.Text("name") == name);

    /// <summary>What was sent as a resource's inputs.</summary>
    /// <param name="name">The resource's name.</param>
    public JsonObject Inputs(string name) => Registration(name).Request["object"]!.AsObject();
}
