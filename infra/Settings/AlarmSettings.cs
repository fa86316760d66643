namespace PmoBackup.Infra.Settings;

/// <summary>Who hears of trouble.</summary>
public sealed record AlarmSettings
{
    /// <summary>Email addresses; each must confirm its subscription. One at least in production.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Slack, through AWS Chatbot.</summary>
    public SlackSettings? Slack { get; init; }

    /// <summary>
    /// Hours without a successful backup after which an alarm sounds; not more than the policy's. The policy's where null.
    /// </summary>
    public int? BackupSilenceHours { get; init; }
}
