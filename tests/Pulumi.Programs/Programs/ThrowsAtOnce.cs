using Pulumi;

namespace Programs;

/// <summary>An ordinary exception in the program, after a registration.</summary>
internal sealed class ThrowsAtOnce : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Widget("widget", new WidgetArgs { Size = 1 });
        if (Deployment.Instance.StackName.Length > 0)
            throw new InvalidOperationException("the program gave up");
    });
}
