using System.Globalization;

namespace PmoBackup.Policy;

/// <summary>What a field of a cron expression lets through.</summary>
/// <param name="Field">The field.</param>
/// <param name="Source">As it was written, in capital letters.</param>
/// <param name="Terms">The items of its list; at least one.</param>
internal sealed record CronValues(CronField Field, string Source, IReadOnlyList<CronTerm> Terms)
{
    /// <summary>The values, ascending, each once.</summary>
    public IReadOnlyList<int> Sorted { get; } = [.. Terms.SelectMany(t => t.Values).Distinct().Order()];

    /// <summary>Whether nothing is left out.</summary>
    public bool IsEvery => Sorted.Count == Field.Max - Field.Min + 1;

    /// <summary>The same in numbers, for another scheduler; <c>*</c> for every value.</summary>
    /// <param name="to">What stands between the ends of a range.</param>
    /// <param name="format">How a number is written.</param>
    /// <param name="offset">What is added to each number.</param>
    public string Write(string to, string format = "0", int offset = 0)
    {
        return IsEvery ? "*" : string.Join(',', Terms.Select(Term));

        string Term(CronTerm term)
        {
            if (term.First + term.Step > term.Last)
                return Number(term.First);
            var range = $"{Number(term.First)}{to}{Number(term.Last)}";
            return term.Step == 1 ? range : string.Create(CultureInfo.InvariantCulture, $"{range}/{term.Step}");
        }

        string Number(int value) => (value + offset).ToString(format, CultureInfo.InvariantCulture);
    }
}
