using Pulumi;

namespace Programs;

/// <summary>An argument within an argument that is required and not given.</summary>
internal sealed class MissingNestedInput : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Setting("setting", new SettingArgs { Value = new Dictionary<string, object?> { ["disk"] = new DiskArgs() } });
    });

    private sealed class DiskArgs : ResourceArgs
    {
        [Input("sizeGb", required: true)] public Input<int> SizeGb { get; set; } = null!;
    }
}
