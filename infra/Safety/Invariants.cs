using Pulumi;

namespace PmoBackup.Infra.Safety;

/// <summary>All that must hold of a stack. They are looked at before any resource is registered.</summary>
public static class Invariants
{
    /// <summary>Every one.</summary>
    public static IReadOnlyList<Invariant> All { get; } =
        [.. RetentionInvariants.All, .. AccessInvariants.All, .. RecoveryInvariants.All, .. TaskInvariants.All,
            .. DrillInvariants.All, .. AlarmInvariants.All];

    /// <summary>Refuses an unsafe stack.</summary>
    /// <exception cref="RunException">Something does not hold; the message names all of it, a line each.</exception>
    public static void Require(StackFacts facts)
    {
        var broken = All.SelectMany(i => i.Violations(facts).Select(violation => $"{i.Name}: {i.Sentence} {violation}")).ToList();
        if (broken.Count > 0)
            throw new RunException($"The stack '{facts.Settings.Stack}' would not be safe:\n{string.Join('\n', broken)}");
    }
}
