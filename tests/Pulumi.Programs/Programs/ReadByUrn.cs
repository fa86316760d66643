using Pulumi;

namespace Programs;

/// <summary>Existing resources by their urn: the engine is asked for their state and nothing is registered.</summary>
internal sealed class ReadByUrn : IProgram
{
    private const string Prefix = "urn:pulumi:dev::demo::demo:index:";

    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("found", new WidgetArgs { Size = 1 }, new() { Urn = Prefix + "Widget::existing" });
        var vault = new Vault("vault", new() { Urn = Prefix + "Vault::existing" });
        new Widget("child", new WidgetArgs { Size = 2 }, new() { Parent = vault });
        new Widget("user", new WidgetArgs
        {
            Size = widget.Size,
            Label = widget.Endpoint,
            Peer = vault.Endpoint,
        }, new() { DependsOn = widget });
        return new Dictionary<string, object?>
        {
            ["id"] = widget.Id,
            ["urn"] = widget.Urn,
            ["label"] = widget.Label,
            ["vault"] = vault,
        };
    });

    private sealed class Vault(string name, ComponentResourceOptions options)
        : ComponentResource("demo:index:Vault", name, options)
    {
        [Output("endpoint")] public Output<string> Endpoint { get; private set; } = null!;
    }
}
