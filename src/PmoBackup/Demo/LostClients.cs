namespace PmoBackup.Demo;

/// <summary>What the demo's bad migration has destroyed, and how to see whether it is there again.</summary>
/// <param name="RowsByTable">The rows lost, by table; tables that lost none are not in it.</param>
/// <param name="Assertion">One SQL statement that returns true where exactly the lost clients exist, and false elsewhere.</param>
public sealed record LostClients(IReadOnlyDictionary<string, long> RowsByTable, string Assertion)
{
    /// <summary>The rows lost in all tables.</summary>
    public long TotalRows => RowsByTable.Values.Sum();
}
