using Pulumi;

namespace Programs;

/// <summary>Secrets that stay secret on their way through inputs, and values that only an update knows.</summary>
internal sealed class SecretsAndUnknowns : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var password = Output.CreateSecret("s3cr3t");
        var source = new Widget("source", new WidgetArgs { Size = 1, Label = password });
        new Widget("derived", new WidgetArgs
        {
            Size = 2,
            Label = password.Apply(p => $"password={p}"),
            Tags = { ["open"] = "yes", ["hidden"] = password },
        });
        var peer = Output.Format($"{source.Endpoint}/{password}");
        new Widget("late", new WidgetArgs { Size = 3, Label = source.Endpoint, Peer = peer });
        return new Dictionary<string, object?> { ["password"] = password, ["endpoint"] = source.Endpoint };
    });
}
