using System.Buffers;
using System.Runtime.InteropServices;
using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Postgres;

/// <summary>Reads zstd through the system's libzstd, the library that pg_dump itself compresses with.</summary>
/// <remarks>No binding can be had as a package, and a process for each file would copy every byte twice more.</remarks>
internal sealed partial class ZstdStream : ForwardStream
{
    private const string Library = "libzstd.so.1";

    private readonly Stream _compressed;
    private readonly byte[] _input = ArrayPool<byte>.Shared.Rent(128 * 1024);
    private nint _context;
    private int _at;
    private int _filled;
    private nuint _needsMore = 1;
    private bool _outputWaits;

    public ZstdStream(Stream compressed)
    {
        _compressed = compressed;
        try
        {
            _context = CreateContext();
        }
        catch (DllNotFoundException e)
        {
            throw new MissingToolException("The library libzstd is not installed.", "Install it: apt-get install zstd", e);
        }
    }

    /// <summary>Whether the library is there.</summary>
    public static bool IsInstalled
    {
        get
        {
            if (!NativeLibrary.TryLoad(Library, out var handle))
                return false;
            NativeLibrary.Free(handle);
            return true;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            if (_at == _filled && !_outputWaits)
            {
                (_at, _filled) = (0, await _compressed.ReadAsync(_input, cancellationToken));
                if (_filled == 0)
                    return _needsMore == 0 ? 0 : throw new InvalidDataException("The zstd data ends in the middle.");
            }
            var written = Decompress(buffer.Span);
            // At the end of a frame nothing waits; asked once more, the library would begin to expect another frame.
            _outputWaits = written == buffer.Length && _needsMore != 0;
            if (written > 0)
                return written;
        }
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (_context != 0)
        {
            _ = FreeContext(_context);
            _context = 0;
            if (disposing)
                ArrayPool<byte>.Shared.Return(_input);
        }
        base.Dispose(disposing);
    }

    ~ZstdStream() => Dispose(false);

    private unsafe int Decompress(Span<byte> target)
    {
        fixed (byte* source = _input, destination = target)
        {
            var input = new Buffer { Pointer = source, Size = (nuint)_filled, Position = (nuint)_at };
            var output = new Buffer { Pointer = destination, Size = (nuint)target.Length };
            _needsMore = DecompressStream(_context, ref output, ref input);
            if (IsError(_needsMore) != 0)
                throw new InvalidDataException("The zstd data is damaged.");
            _at = (int)input.Position;
            return (int)output.Position;
        }
    }

    private unsafe struct Buffer
    {
        public byte* Pointer;
        public nuint Size;
        public nuint Position;
    }

    [LibraryImport(Library, EntryPoint = "ZSTD_createDStream")]
    private static partial nint CreateContext();

    [LibraryImport(Library, EntryPoint = "ZSTD_freeDStream")]
    private static partial nuint FreeContext(nint context);

    [LibraryImport(Library, EntryPoint = "ZSTD_decompressStream")]
    private static unsafe partial nuint DecompressStream(nint context, ref Buffer output, ref Buffer input);

    [LibraryImport(Library, EntryPoint = "ZSTD_isError")]
    private static partial uint IsError(nuint code);
}
