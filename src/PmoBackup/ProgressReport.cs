namespace PmoBackup;

/// <summary>How far an operation has come, for people who wait for it.</summary>
/// <param name="Phase">What is being done, in a few words; the same words for as long as it is the same thing.</param>
/// <param name="Fraction">How much of the phase is done, 0 to 1; null where that cannot be known.</param>
/// <param name="Detail">What is at hand, such as a table or a number of bytes; null for nothing to say.</param>
public sealed record ProgressReport(string Phase, double? Fraction = null, string? Detail = null);
