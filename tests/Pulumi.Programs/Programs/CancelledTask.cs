using Pulumi;

namespace Programs;

/// <summary>An output of a task that is called off.</summary>
internal sealed class CancelledTask : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Widget("widget", new WidgetArgs { Size = 1 });
        Output.Create(Task.FromCanceled<string>(new CancellationToken(canceled: true)));
    });
}
