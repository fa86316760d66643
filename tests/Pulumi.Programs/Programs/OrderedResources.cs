using Pulumi;

namespace Programs;

/// <summary>Resources that need each other in the four ways there are, written down in any order that C# allows.</summary>
internal sealed class OrderedResources : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var first = new Widget("first", new WidgetArgs { Size = 1 });
        var byInput = new Widget("by-input", new WidgetArgs { Size = 2, Label = first.Endpoint });
        var byOption = new Widget("by-option", new WidgetArgs { Size = 3 }, new() { DependsOn = { byInput } });
        var byParent = new Widget("by-parent", new WidgetArgs { Size = 4 }, new() { Parent = byOption });
        byParent.Size.Apply(size => new Widget("in-apply", new WidgetArgs { Size = size + 1 }));
    });
}
