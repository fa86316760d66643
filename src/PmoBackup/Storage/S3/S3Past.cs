using System.Runtime.CompilerServices;
using PmoBackup.Errors;

namespace PmoBackup.Storage.S3;

/// <summary>A bucket as it was at a time: what was put later is not there, what was deleted or replaced later still is. What is
/// put through this, a journal's entry for instance, is put now.</summary>
/// <param name="present">The same store today.</param>
/// <param name="versions">All that the bucket still has.</param>
/// <param name="time">When.</param>
internal sealed class S3Past(S3Store present, S3Versions versions, DateTimeOffset time) : IObjectStore
{
    public StoreUrl Url => present.Url;

    public Task<StoredObject> PutAsync(ObjectKey key, Stream content, CancellationToken cancellationToken) =>
        present.PutAsync(key, content, cancellationToken);

    public async Task<Stream> OpenReadAsync(ObjectKey key, CancellationToken cancellationToken) =>
        await FindVersionAsync(key, cancellationToken) is { } version
            && await present.TryOpenVersionAsync(key, version.VersionId, cancellationToken) is { } stream
                ? stream : throw new ObjectNotFoundException(key, Url);

    public async Task<StoredObject?> FindAsync(ObjectKey key, CancellationToken cancellationToken) =>
        await FindVersionAsync(key, cancellationToken) is { } version ? Describe(version) : null;

    public async IAsyncEnumerable<StoredObject> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await present.RefuseWithoutVersionsAsync(cancellationToken);
        ObjectKey? decided = null;
        await foreach (var version in versions.ListAsync(folder, cancellationToken))
        {
            if (version.At > time || version.Key == decided)
                continue;
            decided = version.Key;
            if (!version.IsDeletion)
                yield return Describe(version);
        }
    }

    public async IAsyncEnumerable<string> ListFoldersAsync(
        string folder, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await present.RefuseWithoutVersionsAsync(cancellationToken);
        foreach (var name in (await versions.FoldersAsync(folder, cancellationToken)).Where(n => string.CompareOrdinal(n, after) > 0))
        {
            // It may hold nothing but what came later, or had gone before.
            if (await ListAsync(folder.Length == 0 ? name : $"{folder}/{name}", cancellationToken).AnyAsync(cancellationToken))
                yield return name;
        }
    }

    public Task DeleteAsync(ObjectKey key, CancellationToken cancellationToken) => throw Unchangeable();

    public Task PurgeAsync(ObjectKey key, CancellationToken cancellationToken) => throw Unchangeable();

    public Task SetHoldAsync(ObjectKey key, bool held, CancellationToken cancellationToken) => throw Unchangeable();

    public async Task<Protection> FindProtectionAsync(ObjectKey key, CancellationToken cancellationToken) =>
        await FindVersionAsync(key, cancellationToken) is { } version ? await present.FindProtectionAsync(key, version.VersionId, cancellationToken) : Protection.None;

    public Task CheckWritableAsync(CancellationToken cancellationToken) => present.CheckWritableAsync(cancellationToken);

    private static RefusedException Unchangeable() => new("The past of a store cannot be changed.", "Leave out --as-of.");

    private static StoredObject Describe(S3Version version) => new(version.Key, version.SizeBytes, S3Time.Of(version.At.UtcDateTime));

    private async Task<S3Version?> FindVersionAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        await present.RefuseWithoutVersionsAsync(cancellationToken);
        var found = await versions.ListAsync(key, cancellationToken).FirstOrDefaultAsync(v => v.At <= time, cancellationToken);
        return found is { IsDeletion: false } ? found : null;
    }
}
