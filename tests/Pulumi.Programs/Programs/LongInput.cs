using Pulumi;

namespace Programs;

/// <summary>A whole number of 64 bits cannot be sent: it would not fit a double.</summary>
internal sealed class LongInput : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Setting("setting", new SettingArgs { Value = new object[] { 1, 2L } });
    });
}
