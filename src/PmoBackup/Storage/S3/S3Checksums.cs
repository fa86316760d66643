namespace PmoBackup.Storage.S3;

/// <summary>What proves to the service that it got what was sent.</summary>
public enum S3Checksums
{
    /// <summary>CRC-32 of each part and of the whole object, kept by the service and checked when the object is read.</summary>
    Crc32 = 0,

    /// <summary>MD5 of each part, for older services; it is not kept.</summary>
    Md5 = 1,
}
