using Pulumi;

namespace Programs;

/// <summary>One resource with everything that an option can say.</summary>
internal sealed class EveryField : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var other = new Widget("other", new WidgetArgs { Size = 1 });
        var provider = new Provider("cloud");
        var args = new WidgetArgs { Size = 2, Label = "two", Peer = other.Endpoint, Tags = { ["owner"] = "platform" } };
        new Widget("all", args, new CustomResourceOptions
        {
            Protect = false,
            RetainOnDelete = true,
            DependsOn = { other },
            Provider = provider,
            DeleteBeforeReplace = true,
            IgnoreChanges = { "label" },
            ReplaceOnChanges = { "size" },
            AdditionalSecretOutputs = { "endpoint" },
            DeletedWith = other,
            Aliases = { new Alias { Name = "former" }, new Alias { Urn = "urn:pulumi:dev::demo::demo:index:Widget::older" } },
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(5), Delete = TimeSpan.FromSeconds(1.5) },
            ImportId = "existing-7",
            Version = "1.2.3",
            PluginDownloadURL = "https://plugins.example.test",
        });
    });

    private sealed class Provider(string name) : ProviderResource("demo", name, ResourceArgs.Empty, null);
}
