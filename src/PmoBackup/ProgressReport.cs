namespace PmoBackup;

/// <summary>How far an operation is.</summary>
/// <param name="Phase">What is being done, one word or two.</param>
/// <param name="Fraction">How much of the phase is done, 0 to 1; null where that is not known.</param>
/// <param name="Detail">More words; null for none.</param>
public sealed record ProgressReport(string Phase, double? Fraction = null, string? Detail = null);
