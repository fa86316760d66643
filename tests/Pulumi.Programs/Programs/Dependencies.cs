using Pulumi;
using Pulumi.Command.Local;

namespace Programs;

/// <summary>Dependencies that are said, those that values carry, and the properties they come with.</summary>
internal sealed class Dependencies : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var dump = new Command("dump", new CommandArgs { Create = "dump" });
        var upload = new Command("upload", new CommandArgs { Create = "upload" }, new() { DependsOn = dump });
        var said = new Widget("said", new WidgetArgs { Size = 1, Label = dump.Stdout, Peer = upload.Id }, new()
        {
            DependsOn = { dump, upload },
        });
        new Widget("as-output", new WidgetArgs { Size = 2 }, new() { DependsOn = { Output.Create<Resource>(said) } });
        new Widget("as-array", new WidgetArgs { Size = 2 }, new() { DependsOn = new Resource[] { dump, said, dump } });

        // Two sources in one property, one within a map, and one that is only a urn.
        var carried = new Widget("carried", new WidgetArgs
        {
            Size = said.Size.Apply(size => size + 1),
            Label = Output.Tuple(dump.Stdout, upload.Stdout).Apply(both => both.Item1 + both.Item2),
            Peer = upload.Urn,
            Tags = { ["from"] = said.Endpoint, ["plain"] = "x" },
        });

        // The value is a constant, the dependency stays.
        new Widget("constant", new WidgetArgs { Size = 3, Label = carried.Id.Apply(_ => "fixed") });
        new Setting("deep", new SettingArgs
        {
            Value = new Dictionary<string, object?> { ["list"] = new object?[] { dump.Stdout, said } },
        });
    });
}
