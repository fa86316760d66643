using System.Globalization;

namespace PmoBackup.Bench;

/// <summary>A figure to be reached, and what was measured.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Limit">The figure to be reached.</param>
/// <param name="IsMinimum">Whether more is better.</param>
/// <param name="Unit">What follows the figure, for instance <c> MB</c>.</param>
/// <param name="Measured">The median over all rounds.</param>
/// <param name="Lowest">The lowest of all rounds.</param>
/// <param name="Highest">The highest of all rounds.</param>
public sealed record Target(string Name, double Limit, bool IsMinimum, string Unit, double Measured, double Lowest, double Highest)
{
    /// <summary>Whether the median reaches it.</summary>
    public bool IsMet => IsMinimum ? Measured >= Limit : Measured <= Limit;

    /// <summary>The row of a table.</summary>
    internal string[] ToRow() =>
        [Name, $"{(IsMinimum ? ">=" : "<=")} {Format(Limit)}{Unit}", Format(Measured) + Unit, $"{Format(Lowest)} to {Format(Highest)}", IsMet ? "met" : "missed"];

    internal static Target Of(string name, double limit, bool isMinimum, string unit, IReadOnlyList<double> values) =>
        new(name, limit, isMinimum, unit, Median(values), values.Min(), values.Max());

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    internal static string Format(double value) => value.ToString(value >= 100 ? "0" : value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
