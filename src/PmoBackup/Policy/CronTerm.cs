namespace PmoBackup.Policy;

/// <summary>One item of a field's list: every <paramref name="Step"/>th value of a range.</summary>
/// <param name="First">The first value.</param>
/// <param name="Last">No value is greater; at least <paramref name="First"/>.</param>
/// <param name="Step">At least 1.</param>
internal readonly record struct CronTerm(int First, int Last, int Step)
{
    /// <summary>The values, ascending.</summary>
    public IEnumerable<int> Values
    {
        get
        {
            for (var value = First; value <= Last; value += Step)
                yield return value;
        }
    }
}
