using Pulumi;

namespace Programs;

/// <summary>A stack's name that is only known later: read in an update, registered in a preview.</summary>
internal sealed class StackReferencesInPreview : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var source = new Widget("source", new WidgetArgs { Size = 1, Label = "acme/network/prod" });
        var known = new StackReference("known", new() { Name = source.Label.Apply(label => label!) });
        var later = new StackReference("later",
            new() { Name = source.Urn.Apply(_ => source.Endpoint.Apply(_ => "acme/network/prod")) });
        return new Dictionary<string, object?>
        {
            ["known"] = known.RequireOutput("subnet"),
            ["later"] = later.RequireOutput("subnet"),
            ["laterAll"] = later.Outputs,
            ["nameLater"] = known.GetOutput(source.Endpoint.Apply(_ => "subnet")),
        };
    });
}
