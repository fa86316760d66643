using Pulumi;

namespace Programs;

/// <summary>Says something in each way, also about a resource.</summary>
internal sealed class Messages : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("spoken-of", new WidgetArgs { Size = 1 });
        Log.Info("all is well");
        Log.Warn("this needs a look", widget);
        Log.Info("half way", streamId: 7, ephemeral: true);
        Log.Error("this is wrong, and the program goes on");
    });
}
