namespace PmoBackup.Infra.Settings;

/// <summary>The repository whose workflows preview and deploy the stack.</summary>
public sealed record GitHubSettings
{
    /// <summary><c>owner/name</c>.</summary>
    public required string Repository { get; init; }

    /// <summary>Branches whose workflows may preview. Pull requests from forks never may.</summary>
    public required IReadOnlyList<string> PreviewBranches { get; init; }

    /// <summary>The GitHub environment (with its reviewers) whose jobs may deploy.</summary>
    public required string DeployEnvironment { get; init; }

    /// <summary>Whether the account has GitHub's OIDC provider already; only one is possible in an account.</summary>
    public bool HasProvider { get; init; }
}
