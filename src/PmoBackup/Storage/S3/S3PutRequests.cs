using System.Buffers.Binary;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;

namespace PmoBackup.Storage.S3;

/// <summary>The requests of one put, with everything that they carry.</summary>
/// <param name="address">The bucket.</param>
/// <param name="name">The object's name in it.</param>
/// <param name="terms">What the object carries.</param>
/// <param name="locked">How it is locked; null for not at all.</param>
internal sealed class S3PutRequests(S3Address address, string name, ObjectTerms terms, (ObjectLockMode Mode, DateTime Until)? locked)
{
    /// <summary>The user metadata that holds <see cref="Mark"/>.</summary>
    public const string MarkName = "pmo-put";

    /// <summary>By this a put knows its own object again, when the answer to it was lost.</summary>
    public string Mark { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public string Name => name;

    private bool UsesCrc => address.Checksums == S3Checksums.Crc32;

    /// <summary>A checksum as S3 writes it: the first byte first.</summary>
    public static string Checksum(uint crc)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, crc);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>All of a small object.</summary>
    public PutObjectRequest Whole(S3Part part, uint crc)
    {
        var request = new PutObjectRequest
        {
            BucketName = address.Bucket,
            Key = Name,
            InputStream = part.Open(),
            AutoCloseStream = true,
            UseChunkEncoding = false,
            IfNoneMatch = "*",
            StorageClass = terms.StorageClass,
            TagSet = terms.Tags.Count == 0 ? null : terms.Tags,
            ObjectLockMode = locked?.Mode,
            ObjectLockRetainUntilDate = locked?.Until,
            ServerSideEncryptionMethod = address.KmsKey is null ? null : ServerSideEncryptionMethod.AWSKMS,
            ServerSideEncryptionKeyManagementServiceKeyId = address.KmsKey,
            ChecksumCRC32 = UsesCrc ? Checksum(crc) : null,
            MD5Digest = UsesCrc ? null : part.Md5(),
        };
        request.Metadata[MarkName] = Mark;
        return request;
    }

    /// <summary>The beginning of an object in parts.</summary>
    public InitiateMultipartUploadRequest Begin()
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = address.Bucket,
            Key = Name,
            StorageClass = terms.StorageClass,
            TagSet = terms.Tags.Count == 0 ? null : terms.Tags,
            ObjectLockMode = locked?.Mode,
            ObjectLockRetainUntilDate = locked?.Until,
            ServerSideEncryptionMethod = address.KmsKey is null ? null : ServerSideEncryptionMethod.AWSKMS,
            ServerSideEncryptionKeyManagementServiceKeyId = address.KmsKey,
            ChecksumAlgorithm = UsesCrc ? ChecksumAlgorithm.CRC32 : null,
            ChecksumType = UsesCrc ? ChecksumType.FULL_OBJECT : null,
        };
        request.Metadata[MarkName] = Mark;
        return request;
    }

    /// <summary>One part.</summary>
    public UploadPartRequest Part(S3Part part, string uploadId) => new()
    {
        BucketName = address.Bucket,
        Key = Name,
        UploadId = uploadId,
        PartNumber = part.Number,
        InputStream = part.Open(),
        PartSize = part.Count,
        UseChunkEncoding = false,
        ChecksumAlgorithm = UsesCrc ? ChecksumAlgorithm.CRC32 : null,
        ChecksumCRC32 = UsesCrc ? Checksum(part.Crc()) : null,
        MD5Digest = UsesCrc ? null : part.Md5(),
    };

    /// <summary>The end, which makes the object visible.</summary>
    public CompleteMultipartUploadRequest End(string uploadId, IEnumerable<PartETag> tags, long size, uint crc) => new()
    {
        BucketName = address.Bucket,
        Key = Name,
        UploadId = uploadId,
        PartETags = [.. tags.OrderBy(t => t.PartNumber)],
        IfNoneMatch = "*",
        ChecksumType = UsesCrc ? ChecksumType.FULL_OBJECT : null,
        ChecksumCRC32 = UsesCrc ? Checksum(crc) : null,
        MpuObjectSize = UsesCrc ? size : null,
    };

    /// <summary>The lock alone, of an object that is there; null when it has none.</summary>
    public PutObjectRetentionRequest? Lock(string? versionId) => locked is not { } wanted ? null : new()
    {
        BucketName = address.Bucket,
        Key = Name,
        VersionId = versionId,
        Retention = new ObjectLockRetention { Mode = ObjectLockRetentionMode.FindValue(wanted.Mode.Value), RetainUntilDate = wanted.Until },
    };

    /// <summary>The tags alone, of an object that is there; null when it has none.</summary>
    public PutObjectTaggingRequest? Tags(string? versionId) => terms.Tags.Count == 0 ? null : new()
    {
        BucketName = address.Bucket,
        Key = Name,
        VersionId = versionId,
        Tagging = new Tagging { TagSet = terms.Tags },
    };
}
