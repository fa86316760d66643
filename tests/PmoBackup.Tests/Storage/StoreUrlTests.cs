using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Storage;

public sealed class StoreUrlTests
{
    [Theory]
    [InlineData("file:///var/backups/pmo-db", "/var/backups/pmo-db", "file:///var/backups/pmo-db")]
    [InlineData("FILE:///var/backups", "/var/backups", "file:///var/backups")]
    [InlineData("file:///var/backups/", "/var/backups", "file:///var/backups")]
    [InlineData("file:///var//./backups", "/var/backups", "file:///var/backups")]
    [InlineData("file:///with%20space/%C3%BC", "/with space/ü", "file:///with%20space/%C3%BC")]
    [InlineData("file:///with space", "/with space", "file:///with%20space")]
    [InlineData("file:///100%25", "/100%", "file:///100%25")]
    [InlineData("file:///", "/", "file:///")]
    [InlineData("/var/back ups", "/var/back ups", "file:///var/back%20ups")]
    [InlineData("/100%25", "/100%25", "file:///100%2525")]
    public void The_address_of_a_directory_is_read_and_written(string text, string path, string written)
    {
        var url = StoreUrl.Parse(text);

        Assert.Equal(("file", path), (url.Scheme, url.Path));
        Assert.Equal(written, url.ToString());
        Assert.Equal(url, StoreUrl.Parse(written));
    }

    [Theory]
    [InlineData("")]
    [InlineData("var/backups")]
    [InlineData("file:/var/backups")]
    [InlineData("file://")]
    [InlineData("file://host/var/backups")]
    [InlineData("file://relative")]
    [InlineData("file:///var/../etc")]
    [InlineData("file:///var/%2e%2e/etc")]
    [InlineData("file:///var/%00")]
    [InlineData("ftp://host/backups")]
    public void Anything_else_is_refused_with_the_way_to_write_it(string text)
    {
        var error = Assert.Throws<UsageException>(() => StoreUrl.Parse(text));

        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Contains("file:///", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_is_the_runbooks_folder_in_the_home_directory()
    {
        Assert.EndsWith("/backups/pmo-db", StoreUrl.Default.Path, StringComparison.Ordinal);
        Assert.StartsWith("file:///", StoreUrl.Default.ToString(), StringComparison.Ordinal);
    }
}
