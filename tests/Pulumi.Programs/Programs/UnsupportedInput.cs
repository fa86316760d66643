using Pulumi;

namespace Programs;

/// <summary>A value of a kind that cannot be sent.</summary>
internal sealed class UnsupportedInput : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Setting("setting", new SettingArgs { Value = new Uri("https://example.test") });
    });
}
