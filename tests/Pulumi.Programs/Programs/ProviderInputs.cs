using Pulumi;

namespace Programs;

/// <summary>A provider that waits for a resource, and whose settings are secret, unknown or from elsewhere.</summary>
internal sealed class ProviderInputs : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var cluster = new Widget("cluster", new WidgetArgs { Size = 3, Label = "north" });
        var provider = new DemoProvider("inside", new DemoProviderArgs
        {
            Region = cluster.Label.Apply(label => label!),
            Token = Output.CreateSecret(cluster.Endpoint),
            Retries = cluster.Size,
            Verbose = Output.CreateSecret(true),
            Endpoints = { cluster.Endpoint, "fixed" },
        }, new() { DependsOn = cluster });
        new Widget("inner", new WidgetArgs { Size = 1 }, new() { Provider = provider });
        new Setting("holder", new SettingArgs { Value = provider });
        return new Dictionary<string, object?> { ["provider"] = provider.Id };
    });
}
