using Pulumi;

namespace Programs;

/// <summary>A resource that holds any value, which its provider gives back as it came.</summary>
internal sealed class Setting(string name, SettingArgs args, CustomResourceOptions? options = null)
    : CustomResource("demo:index:Setting", name, args, options)
{
    [Output("value")] public Output<object> Value { get; private set; } = null!;

    [Output("endpoint")] public Output<string> Endpoint { get; private set; } = null!;
}
