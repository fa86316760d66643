using Pulumi;

namespace Programs;

/// <summary>A value that is promised before the resource exists that gives it.</summary>
internal sealed class DeferredValues : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var label = new DeferredOutput<string>();
        var size = new DeferredOutput<int>();
        new Widget("early", new WidgetArgs { Size = size.Output, Label = label.Output });
        var late = new Widget("late", new WidgetArgs { Size = 2 });
        label.Resolve(Output.CreateSecret(late.Endpoint));
        size.Resolve(late.Size);
        try
        {
            size.Resolve(late.Size);
        }
        catch (InvalidOperationException failure)
        {
            Log.Info(failure.Message);
        }
    });
}
