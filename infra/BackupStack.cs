using Pulumi;

namespace PmoBackup.Infra;

/// <summary>The stack, as a table of contents.</summary>
public sealed class BackupStack : Stack
{
}
