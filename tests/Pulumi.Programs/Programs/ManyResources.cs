using Pulumi;

namespace Programs;

/// <summary>As many resources as the configuration says; every tenth waits for the one before it.</summary>
internal sealed class ManyResources : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        Widget? before = null;
        for (var i = 0; i < new Config().RequireInt32("count"); i++)
        {
            before = new Widget($"widget-{i}", new WidgetArgs
            {
                Size = i,
                Label = i % 10 == 9 ? before!.Endpoint : $"number {i}",
                Tags = { ["owner"] = "platform", ["index"] = $"{i}" },
            });
        }
    });
}
