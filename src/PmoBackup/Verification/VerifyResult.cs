namespace PmoBackup.Verification;

/// <summary>What a verification found.</summary>
/// <param name="Files">Files that were read again.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Tables">Tables that the archive's table of contents names.</param>
/// <param name="Problems">A sentence for each thing that is wrong; empty when nothing is.</param>
/// <param name="Comparison">The restored copy against the backup; null without <c>--deep</c>.</param>
/// <param name="Took">How long it took.</param>
public sealed record VerifyResult(
    int Files, long Bytes, int Tables, IReadOnlyList<string> Problems, ComparisonResult? Comparison, TimeSpan Took)
{
    /// <summary>Whether the backup is proven.</summary>
    public bool Passed => Problems.Count == 0 && Comparison?.IsEqual != false;

    /// <summary>Why the journal has no entry of this verification; null when it has one.</summary>
    public string? JournalFailure { get; init; }
}
