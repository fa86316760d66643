using System.Buffers;
using System.Globalization;
using System.IO.Hashing;

namespace PmoBackup.Postgres;

/// <summary>Counts rows of COPY text and adds up their hashes: the same rows in any order give the same fingerprint.</summary>
/// <remarks>COPY text has one line a row, since line breaks in values are escaped. Each line is hashed with XXH128, and the
/// hashes are added modulo 2^128, so that doubled rows count twice. Memory does not grow with the length of a row.</remarks>
public sealed class RowFingerprint
{
    private readonly XxHash128 _cutRow = new();
    private readonly byte[] _cutRowStart = new byte[2];
    private long _cutRowLength;
    private bool _ended;

    /// <summary>How many rows were seen.</summary>
    public long Rows { get; private set; }

    /// <summary>The sum of their hashes.</summary>
    public UInt128 Sum { get; private set; }

    /// <summary>The sum as 32 lower-case hexadecimal digits.</summary>
    public string Text => Format(Sum);

    /// <summary>Takes the next bytes of the rows, cut anywhere. What follows the line <c>\.</c> is ignored.</summary>
    /// <param name="bytes">COPY text.</param>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!_ended && !bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            if (end >= 0 && _cutRowLength == 0)
                AddRow(bytes[..end]);
            else
                AddPart(end < 0 ? bytes : bytes[..end], isLast: end >= 0);
            bytes = end < 0 ? [] : bytes[(end + 1)..];
        }
    }

    /// <summary>Reads rows to the end of a stream.</summary>
    /// <param name="rows">COPY text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task AppendAsync(Stream rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            int read;
            while ((read = await rows.ReadAsync(buffer, cancellationToken)) > 0)
                Append(buffer.AsSpan(0, read));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A sum as 32 lower-case hexadecimal digits.</summary>
    /// <param name="sum">A sum of hashes.</param>
    internal static string Format(UInt128 sum) => sum.ToString("x32", CultureInfo.InvariantCulture);

    private void AddRow(ReadOnlySpan<byte> row)
    {
        if (row.SequenceEqual(@"\."u8))
            _ended = true;
        else
            Add(XxHash128.HashToUInt128(row));
    }

    private void AddPart(ReadOnlySpan<byte> part, bool isLast)
    {
        for (var i = 0; i < part.Length && _cutRowLength + i < 2; i++)
            _cutRowStart[_cutRowLength + i] = part[i];
        _cutRowLength += part.Length;
        _cutRow.Append(part);
        if (!isLast)
            return;
        if (_cutRowLength == 2 && _cutRowStart.AsSpan().SequenceEqual(@"\."u8))
            _ended = true;
        else
            Add(_cutRow.GetCurrentHashAsUInt128());
        _cutRow.Reset();
        _cutRowLength = 0;
    }

    private void Add(UInt128 hash)
    {
        Rows++;
        Sum += hash;
    }
}
