using Pulumi;

namespace Programs;

/// <summary>Timeouts from a tick to days, and one without any.</summary>
internal sealed class Timeouts : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        Make("all", new()
        {
            Create = TimeSpan.FromMinutes(5),
            Update = TimeSpan.FromSeconds(1.5),
            Delete = TimeSpan.FromDays(2),
        });
        Make("one", new() { Delete = TimeSpan.FromHours(1) });
        Make("tick", new() { Create = TimeSpan.FromTicks(1) });
        Make("zero", new() { Create = TimeSpan.Zero });
        Make("negative", new() { Update = TimeSpan.FromSeconds(-3) });
        Make("empty", new());
        new Group("component", new() { CustomTimeouts = new() { Create = TimeSpan.FromMilliseconds(20) } });
    });

    private static void Make(string name, CustomTimeouts timeouts) =>
        new Widget(name, new WidgetArgs { Size = 1 }, new() { CustomTimeouts = timeouts });
}
