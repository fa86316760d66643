using FsCheck.Xunit;
using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Storage;

public sealed class ObjectKeyTests
{
    private const string Root = "/var/backups/pmo-db";

    [Property(MaxTest = 2_000)]
    public bool Any_text_is_refused_or_stays_below_the_root(string? text) => IsRefusedOrStaysBelow(text ?? "");

    [Property(MaxTest = 2_000)]
    public bool Any_path_is_refused_or_stays_below_the_root(PathPiece[] pieces) =>
        IsRefusedOrStaysBelow(string.Concat(pieces.Select(TextOf)));

    [Property]
    public bool Keys_are_ordered_like_their_bytes(PathPiece[] one, PathPiece[] other)
    {
        var (a, b) = ("a" + string.Concat(one.Select(TextOf)), "a" + string.Concat(other.Select(TextOf)));
        return !ObjectKey.IsValid(a) || !ObjectKey.IsValid(b)
            || Math.Sign(new ObjectKey(a).CompareTo(new ObjectKey(b))) == Math.Sign(string.CompareOrdinal(a, b));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("daily/pmo/2026-11/20261103T020000Z-ab12/manifest.json")]
    [InlineData("a..b/c.")]
    [InlineData("%2e%2e/a:b*c?")]
    public void A_name_of_printable_segments_is_a_key(string text) => Assert.Equal(text, new ObjectKey(text).Text);

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("a/../../b")]
    [InlineData("a/./b")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData(".tmp/a")]
    [InlineData("a/.b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("ä")]
    public void Anything_else_is_a_mistake_of_the_caller(string text)
    {
        var error = Assert.Throws<UsageException>(() => new ObjectKey(text));

        Assert.False(ObjectKey.IsValid(text));
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    [Fact]
    public void Segments_end_at_255_bytes_and_keys_at_1024()
    {
        var segment = new string('x', 255);

        Assert.True(ObjectKey.IsValid(segment));
        Assert.False(ObjectKey.IsValid(segment + "x"));
        Assert.True(ObjectKey.IsValid($"{segment}/{segment}/{segment}/{segment[..254]}/x"));
        Assert.False(ObjectKey.IsValid($"{segment}/{segment}/{segment}/{segment}/x"));
    }

    [Fact]
    public void The_name_is_the_last_segment()
    {
        Assert.Equal("manifest.json", new ObjectKey("daily/pmo/manifest.json").Name);
        Assert.Equal("a", new ObjectKey("a").Name);
    }

    private static bool IsRefusedOrStaysBelow(string text) => !ObjectKey.IsValid(text)
        || Path.GetFullPath(Path.Combine(Root, text)) == $"{Root}/{text}";

    private static string TextOf(PathPiece piece) => piece switch
    {
        PathPiece.Slash => "/",
        PathPiece.Dot => ".",
        PathPiece.Backslash => "\\",
        PathPiece.Nul => "\0",
        PathPiece.Dash => "-",
        _ => "a",
    };
}
