using PmoBackup.Errors;
using PmoBackup.Storage;
using PmoBackup.Storage.S3;

namespace PmoBackup.Tests.Storage.S3;

public sealed class S3AddressTests
{
    [Theory]
    [InlineData("s3://acme-backups", "s3://acme-backups")]
    [InlineData("S3://acme-backups/", "s3://acme-backups")]
    [InlineData("s3://acme-backups/a/b/", "s3://acme-backups/a/b")]
    [InlineData("s3://acme-backups/a?lock=governance&region=eu-central-1", "s3://acme-backups/a?region=eu-central-1&lock=governance")]
    [InlineData("s3://acme-backups?endpoint=http%3A%2F%2F127.0.0.1%3A80", "s3://acme-backups?endpoint=http://127.0.0.1")]
    [InlineData("s3://acme-backups?checksums=crc32&lock=asbucket2", null)]
    [InlineData("s3://acme-backups?path-style=false&profile=a%20b&kms-key=arn:aws:kms:x:1:key/2&checksums=md5",
        "s3://acme-backups?profile=a%20b&path-style=false&kms-key=arn:aws:kms:x:1:key/2&checksums=md5")]
    public void The_address_of_a_bucket_is_read_and_written(string text, string? written)
    {
        if (written is null)
        {
            Assert.Throws<UsageException>(() => StoreUrl.Parse(text));
            return;
        }
        var url = StoreUrl.Parse(text);

        Assert.Equal(written, url.ToString());
        Assert.Equal(url, StoreUrl.Parse(written));
    }

    [Theory]
    [InlineData("s3://")]
    [InlineData("s3://Upper")]
    [InlineData("s3://a")]
    [InlineData("s3://key:secret@bucket/a")]
    [InlineData("s3://bucket/../a")]
    [InlineData("s3://bucket//a//b")]
    [InlineData("s3://bucket?region")]
    [InlineData("s3://bucket?region=a&region=b")]
    [InlineData("s3://bucket?regoin=a")]
    [InlineData("s3://bucket?lock=forever")]
    [InlineData("s3://bucket?endpoint=ftp://host")]
    [InlineData("s3://bucket?endpoint=https://user:secret@host")]
    public void Anything_else_is_refused_without_repeating_secrets(string text)
    {
        var error = Assert.Throws<UsageException>(() => StoreUrl.Parse(text));

        Assert.NotNull(error.Hint);
        Assert.DoesNotContain("secret", error.Message + error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endpoint_from_elsewhere_gives_way_to_that_of_the_address()
    {
        Assert.Equal("s3://bucket?endpoint=https://one", $"{StoreUrl.Parse("s3://bucket").WithEndpoint("https://one")}");
        Assert.Equal("s3://bucket?endpoint=https://two", $"{StoreUrl.Parse("s3://bucket?endpoint=https://two").WithEndpoint("https://one")}");
        Assert.Equal("file:///a", $"{StoreUrl.Parse("/a").WithEndpoint("https://one")}");
        Assert.Throws<UsageException>(() => StoreUrl.Parse("s3://bucket").WithEndpoint("one"));
    }

    [Fact]
    public void The_parts_of_an_upload_hold_640_GB() =>
        Assert.InRange(Enumerable.Range(1, 10_000).Sum(n => (long)PartSize.Of(n)), PartSize.MaximumObjectBytes, 5L << 40);
}
