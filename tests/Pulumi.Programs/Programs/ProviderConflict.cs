using Pulumi;

namespace Programs;

/// <summary>A component with one provider and a list of providers.</summary>
internal sealed class ProviderConflict : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var provider = new DemoProvider("demo");
        new Group("group", new() { Provider = provider, Providers = { new OtherProvider("other") } });
    });
}
