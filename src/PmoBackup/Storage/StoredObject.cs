namespace PmoBackup.Storage;

/// <summary>What a store says about one of its objects.</summary>
/// <param name="Key">Its name.</param>
/// <param name="SizeBytes">Its length in bytes.</param>
/// <param name="StoredAt">When it became visible, UTC, by the store's clock.</param>
public sealed record StoredObject(ObjectKey Key, long SizeBytes, DateTimeOffset StoredAt);
