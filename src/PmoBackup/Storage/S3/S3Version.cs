namespace PmoBackup.Storage.S3;

/// <summary>One version of an object, or the note that it was deleted.</summary>
/// <param name="Key">The object.</param>
/// <param name="VersionId">The version; <c>null</c> in words where it was put before the bucket kept versions.</param>
/// <param name="At">When it was put or deleted, UTC, by the service's clock.</param>
/// <param name="SizeBytes">Its length; 0 of a deletion.</param>
/// <param name="IsDeletion">Whether it is the note of a deletion.</param>
internal sealed record S3Version(ObjectKey Key, string VersionId, DateTimeOffset At, long SizeBytes, bool IsDeletion);
