using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using PmoBackup.Errors;

namespace PmoBackup.Storage.S3;

/// <summary>What the bucket does for what is put into it.</summary>
/// <param name="connection">The way to it.</param>
internal sealed class S3Bucket(S3Connection connection)
{
    private Task<ObjectLockMode?>? _mode;
    private Task<bool>? _versions;

    private S3Address Address => connection.Address;

    /// <summary>The mode to lock new objects in; null when a put says nothing of locks.</summary>
    /// <exception cref="RefusedException">The bucket does not say in which.</exception>
    public async Task<ObjectLockMode?> ModeAsync(CancellationToken cancellationToken)
    {
        switch (Address.Lock)
        {
            case LockMode.Governance:
                return ObjectLockMode.Governance;
            case LockMode.Compliance:
                return ObjectLockMode.Compliance;
            case LockMode.AsBucket:
                // Asked once; a failure is asked again.
                if (_mode is not { IsFaulted: false, IsCanceled: false })
                    _mode = ReadDefaultModeAsync(cancellationToken);
                return await _mode;
            default:
                return null;
        }
    }

    /// <summary>Everything that is missing of what the policy asks for.</summary>
    public async Task<IReadOnlyList<Refusal>> FindRefusalsAsync(CancellationToken cancellationToken)
    {
        if (Address.Lock == LockMode.Off)
            return [];
        var refusals = new List<Refusal>();
        if (!await KeepsVersionsAsync(cancellationToken))
        {
            refusals.Add(new Refusal(ExitCode.Refused, $"The bucket {Address.Bucket} keeps no versions, so that whoever can write can destroy its backups.",
                "Turn on versioning, or use the bucket that the stack makes; lock=off in the store's address does without."));
        }
        try
        {
            _ = await ModeAsync(cancellationToken);
            _ = await ReadLockAsync(cancellationToken);
        }
        catch (PmoException e) when (e.ExitCode == ExitCode.Refused)
        {
            refusals.Add(new Refusal(e.ExitCode, e.Message, e.Hint));
        }
        return refusals;
    }

    /// <summary>Refuses a bucket that has no past.</summary>
    /// <exception cref="RefusedException">It keeps no versions.</exception>
    public async Task RefuseWithoutVersionsAsync(CancellationToken cancellationToken)
    {
        if (_versions is not { IsFaulted: false, IsCanceled: false })
            _versions = KeepsVersionsAsync(cancellationToken);
        if (!await _versions)
            throw new RefusedException($"The bucket {Address.Bucket} keeps no versions, so that nothing is known of its past.", "Leave out --as-of.");
    }

    private async Task<bool> KeepsVersionsAsync(CancellationToken cancellationToken) =>
        (await connection.CallAsync("tell whether it keeps versions",
            (s3, token) => s3.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = Address.Bucket }, token), 0, cancellationToken))
        .VersioningConfig?.Status == VersionStatus.Enabled;

    private async Task<ObjectLockMode?> ReadDefaultModeAsync(CancellationToken cancellationToken) =>
        (await ReadLockAsync(cancellationToken)).Rule?.DefaultRetention?.Mode?.Value is { } mode ? ObjectLockMode.FindValue(mode) : throw new RefusedException(
            $"The bucket {Address.Bucket} has Object Lock, but no default retention that would say in which mode.",
            "Add lock=governance or lock=compliance to the store's address; nobody can undo the latter before its time.");

    private async Task<ObjectLockConfiguration> ReadLockAsync(CancellationToken cancellationToken)
    {
        try
        {
            var response = await connection.TryAsync((s3, token) => s3.GetObjectLockConfigurationAsync(
                new GetObjectLockConfigurationRequest { BucketName = Address.Bucket }, token), 0, cancellationToken);
            if (response.ObjectLockConfiguration is { } found && found.ObjectLockEnabled == ObjectLockEnabled.Enabled)
                return found;
        }
        catch (AmazonServiceException e) when (S3Failure.IsMissing(e))
        {
        }
        catch (Exception e) when (S3Failure.IsKnown(e))
        {
            throw S3Failure.Of(Address, "tell how it locks objects", e);
        }
        throw new RefusedException($"The bucket {Address.Bucket} has no Object Lock, so that backups could be removed before their time.",
            "Use the bucket that the stack makes, with Object Lock; lock=off in the store's address does without.");
    }
}
