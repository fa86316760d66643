using Pulumi;

namespace Programs;

/// <summary>A map with keys that are no texts.</summary>
internal sealed class NumberedKeys : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Setting("setting", new SettingArgs { Value = new Dictionary<int, string> { [1] = "one" } });
    });
}
