using Pulumi.TestEngine;

namespace Pulumi.Tests.Wire;

/// <summary>What holds for the order of requests, whatever program it is and however they overtake each other.</summary>
internal static class OrderRules
{
    /// <summary>Sentences about what came too early or too late; none when all is well.</summary>
    /// <param name="events">What came to the engine.</param>
    public static IEnumerable<string> Violations(IReadOnlyList<EngineEvent> events)
    {
        var registrations = events.Where(e => e.IsRegistration).ToList();
        if (registrations.Count(IsStack) > 1)
            return [];
        var answered = registrations.Where(e => e.Answer is not null).ToDictionary(e => e.Urn!, e => e.Answered!.Value);
        // One that ends at an error says no goodbye, and leaves open what is under way.
        var shutdown = events.FirstOrDefault(e => e is { Rpc: "SignalAndWaitForShutdown", Error: null })?.At ?? int.MaxValue;
        return registrations.Take(1).Where(e => !IsStack(e)).Select(e => $"{e.Text("name")} came before the stack.")
            .Concat(from e in registrations
                    from urn in RequestOrder.References(e)
                    where answered.TryGetValue(urn, out var at) && at > e.At
                    select $"{e.Text("name")} came before {urn} was there.")
            .Concat(from e in events
                    where e.Rpc == "RegisterResourceOutputs" && !(answered.TryGetValue(e.Urn!, out var at) && at < e.At)
                    select $"The outputs of {e.Urn} came before it was there.")
            .Concat(from e in events
                    where e.At != shutdown && e.Text("severity") != "DEBUG" && (e.Answered ?? int.MaxValue) > shutdown
                    select $"{e.Rpc} {e.Text("name") ?? e.Text("message") ?? e.Urn} was not over when the program said goodbye.");
    }

    private static bool IsStack(EngineEvent e) => e.Text("type") == "pulumi:pulumi:Stack";
}
