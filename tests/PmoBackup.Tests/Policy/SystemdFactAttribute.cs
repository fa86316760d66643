namespace PmoBackup.Tests.Policy;

/// <summary>A test that asks systemd. Where it is not installed, that is told; on CI it runs, and fails, anyway.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SystemdFactAttribute : FactAttribute
{
    public SystemdFactAttribute()
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(':') ?? [];
        var isInstalled = folders.Any(folder => File.Exists(Path.Combine(folder, "systemd-analyze")));
        if (!isInstalled && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            Skip = "Needs systemd-analyze: apt-get install systemd.";
    }
}
