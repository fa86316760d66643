using Pulumi;

namespace Programs;

/// <summary>An error that is only logged: the program goes on to its end and has failed all the same.</summary>
internal sealed class LogErrors : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1 });
        Log.Error("something is off");
        Log.Error("the widget is off", widget);
        new Widget("after", new WidgetArgs { Size = 2, Label = widget.Endpoint });
        return new Dictionary<string, object?> { ["still"] = "sent" };
    });
}
