using Pulumi;

namespace Programs;

/// <summary>The same key twice is fine with the same value, and no longer with another.</summary>
internal sealed class DuplicateKey : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var same = new WidgetArgs { Size = 1 };
        same.Tags.Add("owner", "platform");
        same.Tags.Add("owner", "platform");
        new Widget("same", same);
        var other = new WidgetArgs { Size = 1 };
        other.Tags.Add("owner", "platform");
        other.Tags.Add("owner", "finance");
        new Widget("other", other);
    });
}
