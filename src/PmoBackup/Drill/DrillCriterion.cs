namespace PmoBackup.Drill;

/// <summary>One of the runbook's success criteria.</summary>
/// <param name="Name">Its name, for instance <c>restore time</c>.</param>
/// <param name="Passed">Whether it was met.</param>
/// <param name="Figure">What was measured, in words.</param>
public sealed record DrillCriterion(string Name, bool Passed, string Figure);
