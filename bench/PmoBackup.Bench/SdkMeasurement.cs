namespace PmoBackup.Bench;

/// <summary>One run of a Pulumi program.</summary>
/// <param name="Resources">How many resources it registers, besides the stack.</param>
/// <param name="Round">In which round, from 1.</param>
/// <param name="Seconds">From the start of its process until its last registration has come to the engine.</param>
/// <param name="PeakBytes">The largest resident memory of its process.</param>
public sealed record SdkMeasurement(int Resources, int Round, double Seconds, long PeakBytes);
