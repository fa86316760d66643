namespace PmoBackup.Infra.Settings;

/// <summary>The repository whose workflows preview and deploy the stack.</summary>
public sealed record GitHubSettings
{
    /// <summary>
    /// The repository as the subjects of its workflows' tokens begin: <c>owner@id/name@id</c>, or <c>owner/name</c> where it was
    /// made before 15 July 2026 and did not change to ids.
    /// </summary>
    public required string Repository { get; init; }

    /// <summary>Branches whose workflows may preview. Pull requests from forks never may.</summary>
    public required IReadOnlyList<string> PreviewBranches { get; init; }

    /// <summary>The GitHub environment (with its reviewers) whose jobs may deploy.</summary>
    public required string DeployEnvironment { get; init; }

    /// <summary>
    /// The GitHub environment, open to the default branch only, whose daily check becomes the auditor; none: nobody looks from
    /// outside.
    /// </summary>
    public string? SentinelEnvironment { get; init; }

    /// <summary>Whether the account has GitHub's OIDC provider already; only one is possible in an account.</summary>
    public bool HasProvider { get; init; }
}
