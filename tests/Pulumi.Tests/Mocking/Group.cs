namespace Pulumi.Tests.Mocking;

/// <summary>A component whose children a test makes.</summary>
internal sealed class Group : ComponentResource
{
    public Group(string name, ComponentResourceOptions? options = null, Action<Group>? children = null)
        : base("demo:index:Group", name, options)
    {
        children?.Invoke(this);
        RegisterOutputs();
    }

    [Output("note")]
    public Output<string> Note { get; set; } = Output.Create("a note");
}
