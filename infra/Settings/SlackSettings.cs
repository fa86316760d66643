namespace PmoBackup.Infra.Settings;

/// <summary>A Slack channel that AWS Chatbot was given access to.</summary>
public sealed record SlackSettings
{
    /// <summary>The workspace, <c>T…</c>.</summary>
    public required string WorkspaceId { get; init; }

    /// <summary>The channel, <c>C…</c>.</summary>
    public required string ChannelId { get; init; }
}
