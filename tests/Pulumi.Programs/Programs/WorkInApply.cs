using Pulumi;

namespace Programs;

/// <summary>Resources and messages made inside Apply, also slowly and in each other, are waited for.</summary>
internal sealed class WorkInApply : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        var first = new Widget("first", new WidgetArgs { Size = 1 });
        await Task.Delay(5);
        first.Size.Apply(size => new Widget($"made-{size}", new WidgetArgs { Size = size + 1 }).Size
            .Apply(next => new Widget($"made-{next}", new WidgetArgs { Size = next, Label = first.Endpoint }).Urn));
        first.Urn.Apply(async _ =>
        {
            await Task.Delay(40);
            new Widget("late", new WidgetArgs { Size = 9 }, new() { DependsOn = first });
            Log.Info("late");
        });
        first.Endpoint.Apply(endpoint => new Widget($"only-in-an-update-{endpoint.Length}", new WidgetArgs { Size = 4 }).Urn);
    });
}
