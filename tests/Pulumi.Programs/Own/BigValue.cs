using Pulumi;

namespace Programs;

/// <summary>Sends a value of as many megabytes as the configuration says, and uses what comes back.</summary>
internal sealed class BigValue : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var size = new Config().RequireInt32("megabytes") << 20;
        var big = new Widget("big", new WidgetArgs { Size = 1, Label = new string('x', size) });
        new Widget("length", new WidgetArgs { Size = big.Label.Apply(label => label!.Length) });
    });
}
