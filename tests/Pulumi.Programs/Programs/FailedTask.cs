using Pulumi;

namespace Programs;

/// <summary>An output of a task that fails.</summary>
internal sealed class FailedTask : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Widget("widget", new WidgetArgs { Size = 1, Label = Output.Create(FailAsync()) });

        static async Task<string> FailAsync()
        {
            await Task.Delay(10);
            throw new IOException("the disk is full");
        }
    });
}
