using Pulumi;
using Pulumi.Command.Local;

namespace Programs;

/// <summary>Each option that the engine is told of, on a resource of its own.</summary>
internal sealed class EveryOption : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var keep = Make("protect", new() { Protect = true });
        Make("protect-not", new() { Protect = false });
        Make("retain", new() { RetainOnDelete = true });
        Make("retain-not", new() { RetainOnDelete = false });
        Make("delete-first", new() { DeleteBeforeReplace = true });
        Make("delete-last", new() { DeleteBeforeReplace = false });
        Make("ignore", new() { IgnoreChanges = { "size", "tags.owner", "tags[\"a\"]" } });
        Make("replace-on", new() { ReplaceOnChanges = { "label", "*" } });
        Make("import", new() { ImportId = "widget/17" });
        Make("version", new() { Version = "4.5.6-beta.1" });
        Make("server", new() { PluginDownloadURL = "https://plugins.example.test/demo" });
        Make("deleted-with", new() { DeletedWith = keep });
        Make("replace-with", new() { ReplaceWith = { keep } });
        Make("trigger", new() { ReplacementTrigger = "v2" });
        Make("hide", new() { HideDiffs = { "label", "tags" } });
        Make("secret-outputs", new() { AdditionalSecretOutputs = { "endpoint", "label" } });
        Make("environment", new() { EnvVarMappings = { ["DEMO_TOKEN"] = "MY_TOKEN" } });
        Make("none", new());
        new Command("command", new() { Create = "true" }, new()
        {
            ReplaceOnChanges = { "create" },
            IgnoreChanges = { "dir" },
            Protect = true,
        });
        new Command("other-version", new() { Create = "true" }, new()
        {
            Version = "9.9.9",
            PluginDownloadURL = "https://c.example.test",
        });
    });

    private static Widget Make(string name, CustomResourceOptions options) => new(name, new WidgetArgs { Size = 1 }, options);
}
