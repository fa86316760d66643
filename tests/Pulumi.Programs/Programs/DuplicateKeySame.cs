using Pulumi;

namespace Programs;

/// <summary>The same key twice, with the same value, once secret.</summary>
internal sealed class DuplicateKeySame : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var args = new WidgetArgs { Size = 1 };
        args.Tags.Add("owner", "platform");
        args.Tags.Add("owner", Output.CreateSecret("platform"));
        new Widget("widget", args);
    });
}
