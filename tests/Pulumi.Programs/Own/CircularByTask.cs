using Pulumi;

namespace Programs;

/// <summary>Two resources that each want the other's endpoint first, and the SDK sees only a task that does not end.</summary>
internal sealed class CircularByTask : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var later = new TaskCompletionSource<string>();
        var hen = new Widget("hen", new WidgetArgs { Size = 1, Peer = Output.Create(later.Task) });
        var egg = new Widget("egg", new WidgetArgs { Size = 2, Peer = hen.Endpoint });
        egg.Endpoint.Apply(endpoint =>
        {
            later.SetResult(endpoint);
            return endpoint;
        });
    });
}
