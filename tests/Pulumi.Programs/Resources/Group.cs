using Pulumi;

namespace Programs;

/// <summary>A component that holds what its parent option says, and declares no outputs.</summary>
internal sealed class Group : ComponentResource
{
    public Group(string name, ComponentResourceOptions? options = null)
        : base("demo:index:Group", name, options) => RegisterOutputs();
}
