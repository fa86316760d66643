using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace PmoBackup.Storage.S3;

/// <summary>Some bytes of an object on its way into a bucket.</summary>
/// <param name="memory">Where its buffer is from.</param>
/// <param name="buffer">Full, except for the last part.</param>
/// <param name="number">1 for the first.</param>
internal sealed class S3Part(PartMemory memory, byte[] buffer, int number)
{
    private int _released;

    public int Number => number;

    public int Count { get; set; }

    public bool IsLast => Count < buffer.Length;

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, Count);

    public MemoryStream Open() => new(buffer, 0, Count, writable: false);

    [SuppressMessage("Security", "CA5351", Justification = "Older services ask for it; it protects from accidents, not from people.")]
    public string Md5() => Convert.ToBase64String(MD5.HashData(Bytes));

    public uint Crc() => Crc32.HashToUInt32(Bytes);

    public void Release()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
            memory.Return(buffer);
    }
}
