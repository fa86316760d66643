namespace PmoBackup.Infra.Settings;

/// <summary>A PostgreSQL on Render.</summary>
public sealed record RenderDatabaseSettings
{
    /// <summary>The id of one that exists (<c>dpg-…</c>), to be adopted; none: one is created or adopted by its name.</summary>
    public string? Id { get; init; }

    /// <summary>The instance type, such as <c>pro_4gb</c>. Free and legacy ones have no point-in-time recovery.</summary>
    public required string Plan { get; init; }

    /// <summary>The region, such as <c>oregon</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The disk, GB: 1 or a multiple of 5.</summary>
    public required int DiskSizeGb { get; init; }

    /// <summary>Whether Render enlarges the disk by itself. Default true.</summary>
    public bool DiskAutoscaling { get; init; } = true;

    /// <summary>Whether there is a standby. Default false.</summary>
    public bool HighAvailability { get; init; }

    /// <summary>Addresses (CIDR) that may connect besides the tasks'; never <c>0.0.0.0/0</c>.</summary>
    public IReadOnlyList<string> AllowedCidrs { get; init; } = [];

    /// <summary>PostgreSQL's major version. Default 16.</summary>
    public int Version { get; init; } = 16;
}
