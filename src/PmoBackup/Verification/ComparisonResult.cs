namespace PmoBackup.Verification;

/// <summary>A restored database against its backup.</summary>
/// <param name="Tables">Tables that were compared.</param>
/// <param name="Rows">Rows that they should have.</param>
/// <param name="Fingerprinted">Tables whose content was compared, not only counted.</param>
/// <param name="Differences">Everything that is not equal; empty when all is.</param>
public sealed record ComparisonResult(int Tables, long Rows, int Fingerprinted, IReadOnlyList<Difference> Differences)
{
    /// <summary>Whether everything is equal.</summary>
    public bool IsEqual => Differences.Count == 0;

    /// <summary>Tables that are not there at all.</summary>
    public int MissingTables => Differences.Count(d => d.Actual == DatabaseComparison.NotThere && d.Kind == "rows");
}
