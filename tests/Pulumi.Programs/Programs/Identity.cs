using Pulumi;

namespace Programs;

/// <summary>Who and where the program is.</summary>
internal sealed class Identity : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var here = Deployment.Instance;
        return new Dictionary<string, object?>
        {
            ["organization"] = here.OrganizationName,
            ["project"] = here.ProjectName,
            ["stack"] = here.StackName,
            ["preview"] = here.IsDryRun,
            ["root"] = Path.GetFileName(here.RootDirectory),
            ["urn"] = Urn.Create("name", "demo:index:Type"),
            ["urnBelow"] = Urn.Create("name", "demo:index:Type", parent: new Group("group")),
            ["urnElsewhere"] = Urn.Create("name", "demo:index:Type", parentUrn: "urn:pulumi:s::p::demo:index:Group::g"),
            ["urnOther"] = Urn.Create(Output.CreateSecret("name"), "demo:index:Type", project: "p", stack: "s"),
        };
    });
}
