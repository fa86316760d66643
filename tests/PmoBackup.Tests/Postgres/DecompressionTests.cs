using PmoBackup.Postgres;
using PmoBackup.Tools;

namespace PmoBackup.Tests.Postgres;

public sealed class DecompressionTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".zst", 0)]
    [InlineData(".zst", 1)]
    [InlineData(".zst", 1000)]
    [InlineData(".zst", 262_144)]
    [InlineData(".zst", 3_000_001)]
    [InlineData(".gz", 1)]
    [InlineData(".gz", 3_000_001)]
    [InlineData("", 3_000_001)]
    public async Task What_was_compressed_comes_back(string ending, int length)
    {
        var plain = Content(length);
        var compressed = await CompressAsync(plain, ending);

        foreach (var bufferBytes in new[] { 4096, 262_144, length + 1 })
            Assert.Equal(plain, await ReadAsync(ending, compressed, bufferBytes));
    }

    [Theory]
    [InlineData(".zst")]
    [InlineData(".gz")]
    public async Task It_comes_back_byte_by_byte(string ending)
    {
        var plain = Content(70_000);

        Assert.Equal(plain, await ReadAsync(ending, await CompressAsync(plain, ending), bufferBytes: 1));
    }

    [Fact]
    public async Task Several_frames_one_after_the_other_are_one_content()
    {
        var plain = Content(1000);
        var compressed = await CompressAsync(plain, ".zst");

        var read = await ReadAsync(".zst", [.. compressed, .. compressed], 1000);

        Assert.Equal([.. plain, .. plain], read);
    }

    [Theory]
    [InlineData(".zst", 0)]
    [InlineData(".gz", 1)]
    public async Task Cut_short_anywhere_it_is_an_error(string ending, int shortest)
    {
        var compressed = await CompressAsync(Content(2000), ending);

        for (var length = shortest; length < compressed.Length; length += length < 50 || length > compressed.Length - 50 ? 1 : 20)
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(ending, compressed[..length], 500));
    }

    [Theory]
    [InlineData(".zst")]
    [InlineData(".gz")]
    public async Task A_changed_byte_never_gives_other_content_without_an_error(string ending)
    {
        var plain = Content(2000);
        var compressed = await CompressAsync(plain, ending);

        for (var at = 0; at < compressed.Length; at += 3)
        {
            var damaged = compressed.ToArray();
            damaged[at] ^= 0x55;
            byte[] read = [];
            // A few bits carry nothing, such as the time in gzip's header.
            if (await Record.ExceptionAsync(async () => read = await ReadAsync(ending, damaged, 500)) is { } error)
                Assert.IsType<InvalidDataException>(error);
            else
                Assert.Equal(plain, read);
        }
    }

    private static byte[] Content(int length)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next('a', 'p'))];
    }

    private async Task<byte[]> CompressAsync(byte[] plain, string ending)
    {
        if (ending.Length == 0)
            return plain;
        var path = Path.Combine(_folder.Path, "content");
        await File.WriteAllBytesAsync(path, plain);
        await ToolRunner.ReadAsync(ending == ".zst"
            ? new ToolCommand("zstd", "-q", "-1", "--check", path, "-o", path + ending) : new ToolCommand("gzip", "-1", path), CancellationToken.None);
        return await File.ReadAllBytesAsync(path + ending);
    }

    private static async Task<byte[]> ReadAsync(string ending, byte[] compressed, int bufferBytes)
    {
        await using var stream = ArchiveRows.Decompress($"3454.dat{ending}", new MemoryStream(compressed));
        using var plain = new MemoryStream();
        var buffer = new byte[bufferBytes];
        int read;
        while ((read = await stream.ReadAsync(buffer)) > 0)
            plain.Write(buffer, 0, read);
        return plain.ToArray();
    }
}
