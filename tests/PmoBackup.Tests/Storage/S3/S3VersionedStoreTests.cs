using PmoBackup.Storage;

namespace PmoBackup.Tests.Storage.S3;

/// <summary>The contract on a bucket as the stack makes it: with versions and locks.</summary>
public sealed class S3VersionedStoreTests : ObjectStoreContract
{
    /// <summary>The server of these tests does not look at the condition of a put where there are versions; AWS does.</summary>
    protected override bool DecidesBetweenWriters => false;

    protected override async Task<IObjectStore> MakeStoreAsync() => await S3Scene.OpenAsync("lock=governance", locked: true, prefix: "vault/pmo");
}
