namespace PmoBackup.Infra.Settings;

/// <summary>Where Pulumi keeps the stack's state, which the roles that deploy and preview must reach.</summary>
public sealed record StateSettings
{
    /// <summary>The bucket of <c>pulumi login s3://…</c>.</summary>
    public required string Bucket { get; init; }

    /// <summary>The ARN of the key of <c>--secrets-provider awskms://…</c>.</summary>
    public required string KeyArn { get; init; }
}
