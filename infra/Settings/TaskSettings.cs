namespace PmoBackup.Infra.Settings;

/// <summary>How scheduled tasks run.</summary>
public sealed record TaskSettings
{
    /// <summary>The tag (better: the digest) of the CLI's image in the stack's repository.</summary>
    public required string ImageTag { get; init; }

    /// <summary>CPU units of a task, 1024 a virtual processor. Default 2048.</summary>
    public int Cpu { get; init; } = 2048;

    /// <summary>Memory of a task, MB. Default 4096.</summary>
    public int MemoryMb { get; init; } = 4096;

    /// <summary>Scratch disk of a task, GB, 21 to 200; a local drill needs room for the restored database. Default 50.</summary>
    public int ScratchGb { get; init; } = 50;

    /// <summary>How long the tasks' logs are kept, days. Default 400: a year and what a review needs.</summary>
    public int LogDays { get; init; } = 400;

    /// <summary>Whether the schedules run. Default true; false for a stack that is only being built.</summary>
    public bool Enabled { get; init; } = true;
}
