using Pulumi;

namespace Programs;

/// <summary>A resource that comes back in an answer: read by its urn where its class is known, else only its urn.</summary>
internal sealed class ResourceAnswers : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var box = new Box("box", new SettingArgs { Note = "n" });
        var widget = new Widget("widget", new WidgetArgs { Size = 1 });
        var known = new Holder("known", new SettingArgs { Value = box });
        var unknown = new Holder("unknown", new SettingArgs { Value = widget });
        return new Dictionary<string, object?>
        {
            ["knownType"] = known.Value.Apply(value => value.GetType().Name),
            ["knownUrn"] = known.Value.Apply(value => ((Resource)value).Urn),
            ["knownEndpoint"] = known.Value.Apply(value => ((Box)value).Endpoint),
            ["unknownUrn"] = unknown.Value.Apply(value => ((Resource)value).Urn),
        };
    });

    [ResourceType("demo:index:Box", null)]
    private sealed class Box(string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : CustomResource("demo:index:Box", name, args, options)
    {
        [Output("endpoint")] public Output<string> Endpoint { get; private set; } = null!;
    }

    private sealed class Holder(string name, SettingArgs args) : CustomResource("demo:index:Holder", name, args, null)
    {
        [Output("value")] public Output<object> Value { get; private set; } = null!;
    }
}
