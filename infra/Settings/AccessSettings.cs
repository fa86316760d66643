namespace PmoBackup.Infra.Settings;

/// <summary>Who may do what with the vault.</summary>
public sealed record AccessSettings
{
    /// <summary>
    /// ARNs of the principals (SSO permission-set roles, or users, who need MFA) that may become break-glass; one at least.
    /// </summary>
    public required IReadOnlyList<string> BreakGlass { get; init; }

    /// <summary>ARNs of principals that may run <c>pulumi up</c> besides GitHub's deploy role.</summary>
    public IReadOnlyList<string> Deployers { get; init; } = [];

    /// <summary>GitHub's part; none: no roles for it.</summary>
    public GitHubSettings? GitHub { get; init; }
}
