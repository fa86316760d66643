namespace PmoBackup.Demo;

/// <summary>One objective of the runbook against what was measured.</summary>
/// <param name="Name">Its name, with the unit in it.</param>
/// <param name="Target">At most this.</param>
/// <param name="Measured">What was measured.</param>
public sealed record DemoObjective(string Name, double Target, double Measured)
{
    /// <summary>Whether it was met.</summary>
    public bool Met => Measured <= Target;
}
