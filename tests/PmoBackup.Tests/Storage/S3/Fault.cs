namespace PmoBackup.Tests.Storage.S3;

/// <summary>A fault: its kind, where or which status, and an error code of S3.</summary>
internal sealed record Fault(FaultKind Kind, int At = 0, string Code = "");
