using Pulumi;

namespace Programs;

/// <summary>A task is no argument.</summary>
internal sealed class TaskInput : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Setting("setting", new SettingArgs { Value = Task.FromResult(1) });
    });
}
