namespace PmoBackup.Infra.Safety;

/// <summary>Something that must hold of every stack, whatever its settings say.</summary>
/// <param name="Name">For messages and tests: letters, digits and hyphens.</param>
/// <param name="Sentence">What must hold.</param>
/// <param name="Violations">Where it does not: a sentence each, with the fix.</param>
public sealed record Invariant(string Name, string Sentence, Func<StackFacts, IEnumerable<string>> Violations);
