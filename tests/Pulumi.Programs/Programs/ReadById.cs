using Pulumi;
using Pulumi.Command.Local;

namespace Programs;

/// <summary>Existing resources by their id: known, secret, only known later, and empty, which means a new one.</summary>
internal sealed class ReadById : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var source = new Widget("source", new WidgetArgs { Size = 1, Label = "label-1" });
        var found = Get("found", "w-1");
        Get("later", source.Label.Apply(label => label!));
        Get("unknown", source.Id);
        Get("secret", Output.CreateSecret("w-2"));
        Get("empty", "");
        Get("options", "w-3", new()
        {
            Protect = true,
            AdditionalSecretOutputs = { "endpoint" },
            Version = "1.2.3",
            PluginDownloadURL = "https://p.example.test",
            DependsOn = source,
            Provider = new DemoProvider("reader"),
            IgnoreChanges = { "size" },
            RetainOnDelete = true,
        });
        Get("child", "w-4", new() { Parent = found });
        Command.Get("command", "c-1");
        new Widget("user", new WidgetArgs { Size = found.Size, Label = found.Endpoint, Peer = found.Id });
        return new Dictionary<string, object?> { ["id"] = found.Id, ["urn"] = found.Urn, ["endpoint"] = found.Endpoint };
    });

    private static Widget Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, new WidgetArgs { Size = 4, Peer = "known" }, CustomResourceOptions.Merge(options, new() { Id = id }));
}
