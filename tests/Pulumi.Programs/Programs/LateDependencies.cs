using System.Collections.Immutable;
using Pulumi;

namespace Programs;

/// <summary>DependsOn with resources that are only known later, or, in a preview, not at all.</summary>
internal sealed class LateDependencies : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var first = new Widget("first", new WidgetArgs { Size = 1 });
        var second = new Widget("second", new WidgetArgs { Size = 2 });
        Output<Resource> afterUrn = first.Urn.Apply(_ => (Resource)second);
        Output<Resource> afterEndpoint = first.Endpoint.Apply(_ => (Resource)second);
        Output<ImmutableArray<Resource>> many = Output.Create(ImmutableArray.Create<Resource>(first, second));

        new Widget("after-urn", new WidgetArgs { Size = 3 }, new() { DependsOn = { afterUrn } });
        new Widget("after-endpoint", new WidgetArgs { Size = 4 }, new() { DependsOn = { afterEndpoint } });
        new Widget("mixed", new WidgetArgs { Size = 5 }, new() { DependsOn = { first, afterEndpoint } });
        new Widget("many", new WidgetArgs { Size = 6 }, new() { DependsOn = many });
        new Widget("joined", new WidgetArgs { Size = 7 }, new() { DependsOn = new InputList<Resource> { first }.Concat(many) });
    });
}
