using System.Runtime.InteropServices;

namespace PmoBackup.Storage;

/// <summary>What the kernel says of a name, links not followed: <c>struct statx</c>, the same on every architecture.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct FileStatus
{
    private const int KindMask = 0xF000;

    [FieldOffset(28)] private readonly ushort _mode;
    [FieldOffset(40)] private readonly long _size;
    [FieldOffset(112)] private readonly long _modifiedSeconds;
    [FieldOffset(120)] private readonly uint _modifiedNanoseconds;

    public readonly bool IsFile => (_mode & KindMask) == 0x8000;

    public readonly bool IsFolder => (_mode & KindMask) == 0x4000;

    public readonly bool IsLink => (_mode & KindMask) == 0xA000;

    /// <summary>Whether even its owner may not write it.</summary>
    public readonly bool IsReadOnly => (_mode & 0x80) == 0;

    public readonly long SizeBytes => _size;

    public readonly DateTimeOffset ModifiedAt =>
        DateTimeOffset.FromUnixTimeSeconds(_modifiedSeconds).AddTicks(_modifiedNanoseconds / TimeSpan.NanosecondsPerTick);
}
