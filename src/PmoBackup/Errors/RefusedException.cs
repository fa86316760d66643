namespace PmoBackup.Errors;

/// <summary>A guard refused before anything was touched; carries every reason at once.</summary>
public sealed class RefusedException : PmoException
{
    /// <summary>Refuses for the reasons given.</summary>
    /// <param name="refusals">At least one. With one its own exit code counts, with several <see cref="Errors.ExitCode.Refused"/>,
    /// unless all of them agree on another.</param>
    public RefusedException(IReadOnlyList<Refusal> refusals)
        : base(CodeOf(refusals), TextOf(refusals), refusals.Count == 1 ? refusals[0].Hint : null)
        => Refusals = refusals;

    /// <summary>Refuses for one reason.</summary>
    /// <param name="message">The fact, one sentence.</param>
    /// <param name="hint">How to mend it.</param>
    public RefusedException(string message, string? hint = null)
        : this([new Refusal(ExitCode.Refused, message, hint)])
    {
    }

    /// <summary>Every reason, in the order in which they were found.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    private static ExitCode CodeOf(IReadOnlyList<Refusal> refusals) =>
        refusals.Select(r => r.Code).Distinct().Count() == 1 ? refusals[0].Code : ExitCode.Refused;

    private static string TextOf(IReadOnlyList<Refusal> refusals) => refusals.Count == 1
        ? refusals[0].Message
        : $"{refusals.Count} reasons not to begin:\n" + string.Join('\n', refusals.Select(
            r => r.Hint is null ? $"- {r.Message}" : $"- {r.Message}\n  {r.Hint}"));
}
