using System.Text;
using FsCheck.Xunit;
using PmoBackup.Postgres;

namespace PmoBackup.Tests.Postgres;

public sealed class RowFingerprintTests
{
    [Property]
    public bool The_order_of_rows_does_not_matter(string?[] rows, int seed)
    {
        var (lines, shuffled) = (Lines(rows), Lines(rows));
        new Random(seed).Shuffle(shuffled);
        return Equal(Whole(Text(lines)), Whole(Text(shuffled)));
    }

    [Property]
    public bool Cut_anywhere_rows_give_the_same(string?[] rows, int seed, bool ended)
    {
        var bytes = Encoding.UTF8.GetBytes(Text(Lines(rows)) + (ended ? "\\.\n\n\nnot a row\n" : ""));
        return Equal(Whole(Text(Lines(rows))), InPieces(bytes, seed));
    }

    [Property]
    public bool A_row_more_or_a_row_changed_gives_another(string?[] rows, string? more)
    {
        var lines = Lines(rows);
        var line = Lines([more])[0];
        return !Equal(Whole(Text(lines)), Whole(Text([.. lines, line])))
            && (lines.Length == 0 || !Equal(Whole(Text(lines)), Whole(Text([lines[0] + "x", .. lines[1..]]))));
    }

    [Fact]
    public void Doubled_rows_count_twice()
    {
        var once = Whole("a\n");
        var twice = Whole("a\na\n");

        Assert.Equal(2, twice.Rows);
        Assert.Equal(once.Sum + once.Sum, twice.Sum);
        Assert.NotEqual(Whole("b\nb\n").Sum, twice.Sum);
    }

    [Fact]
    public void Rows_without_columns_are_counted()
    {
        var none = Whole("");
        var three = Whole("\n\n\n\\.\n");

        Assert.Equal((0, 3), (none.Rows, three.Rows));
        Assert.NotEqual(none.Text, three.Text);
    }

    [Fact]
    public void The_end_is_found_wherever_its_line_is_cut()
    {
        var bytes = "one\ntwo\n\\.\nthree\n"u8.ToArray();
        for (var first = 0; first <= bytes.Length; first++)
        {
            for (var second = first; second <= bytes.Length; second++)
            {
                var fingerprint = new RowFingerprint();
                fingerprint.Append(bytes.AsSpan(0, first));
                fingerprint.Append(bytes.AsSpan(first, second - first));
                fingerprint.Append(bytes.AsSpan(second));
                Assert.True(Equal(Whole("one\ntwo\n"), fingerprint), $"{first} {second}");
            }
        }
    }

    [Theory]
    [InlineData("\\\\.")]
    [InlineData("\\.x")]
    [InlineData("x\\.")]
    [InlineData("\\N")]
    public void What_only_looks_like_the_end_is_a_row(string row) => Assert.Equal(2, Whole($"{row}\nlast\n").Rows);

    [Fact]
    public async Task A_giant_row_is_hashed_in_pieces()
    {
        var row = new byte[10_000_000];
        Array.Fill(row, (byte)'x');
        row[^1] = (byte)'\n';
        var whole = new RowFingerprint();
        whole.Append(row);
        var read = new RowFingerprint();
        await read.AppendAsync(new MemoryStream(row), CancellationToken.None);

        Assert.True(Equal(whole, read));
        Assert.Equal(1, read.Rows);
    }

    [Fact]
    public void The_text_has_32_digits() => Assert.Matches("^[0-9a-f]{32}$", Whole("").Text);

    private static string[] Lines(IEnumerable<string?> rows) =>
        [.. rows.Select(r => (r ?? "").Replace("\n", "", StringComparison.Ordinal)).Select(r => r == "\\." ? "" : r)];

    private static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(l => l + "\n"));

    private static RowFingerprint Whole(string text)
    {
        var fingerprint = new RowFingerprint();
        fingerprint.Append(Encoding.UTF8.GetBytes(text));
        return fingerprint;
    }

    private static RowFingerprint InPieces(byte[] bytes, int seed)
    {
        var random = new Random(seed);
        var fingerprint = new RowFingerprint();
        for (var at = 0; at < bytes.Length;)
        {
            var length = random.Next(0, Math.Min(5, bytes.Length - at) + 1);
            fingerprint.Append(bytes.AsSpan(at, length));
            at += length;
        }
        return fingerprint;
    }

    private static bool Equal(RowFingerprint one, RowFingerprint other) => one.Rows == other.Rows && one.Text == other.Text;
}
