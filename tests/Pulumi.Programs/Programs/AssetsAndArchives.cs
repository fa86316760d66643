using Pulumi;

namespace Programs;

/// <summary>Files, texts, addresses and archives of them, with others inside; nothing of it is opened or hashed here.</summary>
internal sealed class AssetsAndArchives : IProgram
{
    private const string Address = "https://example.test/x";

    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var archive = new AssetArchive(new Dictionary<string, AssetOrArchive>
        {
            ["readme.md"] = new StringAsset("read me"),
            ["lib"] = new FileArchive("./lib"),
            ["inner"] = new AssetArchive(new Dictionary<string, AssetOrArchive> { ["x"] = new RemoteAsset(Address) }),
        });
        var first = new Code("first", new CodeArgs
        {
            File = new FileAsset("./not there/file.txt"),
            Text = Output.Create<AssetOrArchive>(new StringAsset("")),
            Bundle = archive,
            Remote = new RemoteArchive("https://example.test/code.zip"),
            Files = { ["a"] = new StringAsset("a"), ["b"] = new FileArchive("../up") },
        });
        new Code("second", new CodeArgs
        {
            File = Output.CreateSecret<AssetOrArchive>(new StringAsset("secret text")),
            Text = first.Text.Apply(asset => (AssetOrArchive)asset),
            Bundle = first.Bundle,
            Remote = Output.Create<Archive>(new FileArchive("/tmp")),
        });
        new Setting("any", new SettingArgs { Value = new object[] { new StringAsset("in a list"), archive } });
        return new Dictionary<string, object?>
        {
            ["file"] = new FileAsset("f"),
            ["bundle"] = first.Bundle,
            ["kind"] = first.Text.Apply(t => t.GetType().Name),
        };
    });

    private sealed class CodeArgs : ResourceArgs
    {
        [Input("files")] private InputMap<AssetOrArchive>? _files;

        [Input("file")] public Input<AssetOrArchive>? File { get; set; }

        [Input("text")] public Input<AssetOrArchive>? Text { get; set; }

        [Input("bundle")] public Input<Archive>? Bundle { get; set; }

        [Input("remote")] public Input<Archive>? Remote { get; set; }

        public InputMap<AssetOrArchive> Files { get => _files ??= []; set => _files = value; }
    }

    private sealed class Code(string name, CodeArgs args) : CustomResource("demo:index:Code", name, args, null)
    {
        [Output("text")] public Output<Asset> Text { get; private set; } = null!;

        [Output("bundle")] public Output<Archive> Bundle { get; private set; } = null!;
    }
}
