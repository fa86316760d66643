namespace PmoBackup.Infra.Settings;

/// <summary>Who may do what with the vault.</summary>
public sealed record AccessSettings
{
    /// <summary>
    /// ARNs of the principals (SSO permission-set roles, or users, who need MFA) that may become break-glass; one at least.
    /// </summary>
    public required IReadOnlyList<string> BreakGlass { get; init; }

    /// <summary>
    /// ARNs of the people's principals (as in <see cref="BreakGlass"/>) that may become the deploy role besides GitHub's deploy
    /// environment. One of both there must be: nobody could run <c>pulumi up</c> else.
    /// </summary>
    public IReadOnlyList<string> Deployers { get; init; } = [];

    /// <summary>
    /// ARNs of the people's principals (as in <see cref="BreakGlass"/>) that may become the reader, to restore from a terminal.
    /// </summary>
    public IReadOnlyList<string> Restorers { get; init; } = [];

    /// <summary>The state of Pulumi; none: it is kept where these roles need no permission, such as Pulumi Cloud.</summary>
    public StateSettings? State { get; init; }

    /// <summary>GitHub's part; none: no roles for it.</summary>
    public GitHubSettings? GitHub { get; init; }
}
