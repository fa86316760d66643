using Pulumi;

namespace Programs;

/// <summary>Messages of each severity, about resources, in streams, passing ones, empty ones and ones of two lines.</summary>
internal sealed class LogForms : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var widget = new Widget("widget", new WidgetArgs { Size = 1 });
        Log.Debug("for debugging");
        Log.Info("plain");
        Log.Info("about a widget", widget);
        Log.Info("about a group", new Group("group"));
        Log.Info("in a stream", streamId: 7);
        Log.Info("passing", ephemeral: true);
        Log.Info("not passing", ephemeral: false);
        Log.Warn("all at once", widget, 3, true);
        Log.Info("");
        Log.Info("two\nlines \u00e4\U0001F600");
        Console.WriteLine("on stdout");
        Console.Error.WriteLine("on stderr");
    });
}
