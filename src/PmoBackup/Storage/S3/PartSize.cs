namespace PmoBackup.Storage.S3;

/// <summary>How large the parts of an upload are, whose length nobody knows before its end.</summary>
internal static class PartSize
{
    public const int UnitBytes = 8 * 1024 * 1024;

    /// <summary>The most that one object may have: 640 GB. What S3's 10,000 parts hold at these sizes is a little more.</summary>
    public const long MaximumObjectBytes = 640_000_000_000;

    /// <summary>The size of a part: small ones first, so that a small object costs little memory; large ones later, so that
    /// the number of parts suffices.</summary>
    /// <param name="number">1 for the first.</param>
    public static int Of(int number) => number switch
    {
        <= 256 => UnitBytes,
        <= 512 => 2 * UnitBytes,
        <= 1024 => 4 * UnitBytes,
        _ => 9 * UnitBytes,
    };
}
