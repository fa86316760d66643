namespace PmoBackup.Tests.Storage;

/// <summary>A test on a <see cref="SmallDisk"/>. Who may not mount one is told so; on CI it runs, and fails, anyway.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            Skip = "Needs the right to mount a tmpfs: run as root.";
    }
}
