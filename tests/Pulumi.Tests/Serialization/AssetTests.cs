using Google.Protobuf.WellKnownTypes;
using Pulumi.Tests.Internals;
using static Pulumi.Tests.Internals.WireForm;

namespace Pulumi.Tests.Serialization;

/// <summary>Assets and archives in answers.</summary>
public sealed class AssetTests
{
    [Fact]
    public async Task They_are_read_as_what_was_sent()
    {
        foreach (var sent in new[]
        {
            Signs.Asset("path", "a.txt"), Signs.Asset("text", "hello"), Signs.Asset("uri", "https://x"),
            Signs.Archive("path", Json("\"dir\"")), Signs.Archive("uri", Json("\"https://x\"")),
            Signs.Archive("assets", Value.ForStruct(new Struct { Fields = { ["a"] = Signs.Asset("text", "x") } })),
        })
        {
            Assert.Equal(sent, await WriteAsync(Read<object>(sent).Fitting));
            Assert.Equal(sent, await WriteAsync(Read<AssetOrArchive>(sent).Fitting));
        }
    }

    [Fact]
    public void They_are_of_the_class_that_fits()
    {
        Assert.IsType<FileAsset>(Read<Asset>(Signs.Asset("path", "a.txt")).Fitting);
        Assert.IsType<StringAsset>(Read<Asset>(Signs.Asset("text", "a")).Fitting);
        Assert.IsType<RemoteAsset>(Read<Asset>(Signs.Asset("uri", "a")).Fitting);
        Assert.IsType<FileArchive>(Read<Archive>(Signs.Archive("path", Json("\"a\""))).Fitting);
        Assert.IsType<RemoteArchive>(Read<Archive>(Signs.Archive("uri", Json("\"a\""))).Fitting);
        Assert.IsType<AssetArchive>(Read<Archive>(Signs.Archive("assets", Json("{}"))).Fitting);
    }

    [Fact]
    public void What_is_none_becomes_one_that_cannot_be_sent_and_nobody_is_warned()
    {
        Assert.NotNull(Read<Asset>("\"a\"").Fitting);
        Assert.NotNull(Read<Archive>("\"a\"").Fitting);
        Assert.NotNull(Read<AssetOrArchive>("\"a\"").Fitting);
        Assert.NotNull(Read<Archive>(Signs.Asset("text", "a")).Fitting);
    }

    [Fact]
    public void Without_its_content_it_is_refused()
    {
        Assert.Equal(
            "Value was marked as Asset, but did not conform to required shape.",
            Assert.Throws<InvalidOperationException>(() => Read<Asset>(Signs.Asset("nothing", "a"))).Message);
        Assert.Equal(
            "Value was marked as Archive, but did not conform to required shape.",
            Assert.Throws<InvalidOperationException>(() => Read<Archive>(Signs.Archive("assets", Json("1")))).Message);
        Assert.Equal(
            "AssetArchive contained an element that wasn't itself an Asset or Archive.",
            Assert.Throws<InvalidOperationException>(() => Read<Archive>(Signs.Archive("assets", Json("""{ "a": 1 }""")))).Message);
    }

    [Fact]
    public void Nothing_is_made_of_null()
    {
        Assert.Throws<ArgumentNullException>(() => new FileAsset(null!));
        Assert.Throws<ArgumentNullException>(() => new StringAsset(null!));
        Assert.Throws<ArgumentNullException>(() => new RemoteArchive(null!));
        Assert.Throws<ArgumentNullException>(() => new AssetArchive(null!));
    }

    [Fact]
    public async Task An_archive_keeps_what_it_was_made_of()
    {
        var assets = new Dictionary<string, AssetOrArchive> { ["a"] = new StringAsset("x") };
        var archive = new AssetArchive(assets);

        assets.Clear();

        Assert.Single((await WriteAsync(archive)).StructValue.Fields["assets"].StructValue.Fields);
    }
}
