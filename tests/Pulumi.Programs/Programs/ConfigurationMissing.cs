using Pulumi;

namespace Programs;

/// <summary>A setting that is required and not there.</summary>
internal sealed class ConfigurationMissing : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Widget("widget", new WidgetArgs { Size = 1, Label = new Config().Require("region") });
    });
}
