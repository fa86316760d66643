namespace PmoBackup.Monitoring;

/// <summary>One line of the doctor.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Passed">Whether it is as it should be.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Fix">What to type or to do; null when nothing is to be done.</param>
public sealed record DoctorFinding(string Name, bool Passed, string Finding, string? Fix);
