using Pulumi.Serialization;

namespace Pulumi.Sdks.Tests.Conformance;

/// <summary>A resource class that has drifted from the declarations in every way that the comparison has to see.</summary>
[ResourceType("aws:kms/alias:Alias", "7.48.0")]
internal sealed class DriftedAlias(string name, DriftedAlias.Args args, CustomResourceOptions? options = null)
    : CustomResource("aws:kms/alias:Alias", name, args, options)
{
    [Output("arn")]
    public Output<string?> Arn { get; private set; } = null!;

    [Output("name")]
    public Output<int> Name { get; private set; } = null!;

    [Output("targetKey")]
    public Output<string> TargetKeyArn { get; private set; } = null!;

    internal sealed class Args : ResourceArgs
    {
        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("namePrefix")]
        private InputList<string>? _namePrefix;

        [Input("targetKeyID", required: true)]
        public Input<string> TargetKeyId { get; set; } = null!;

        public InputList<string> NamePrefix => _namePrefix ??= [];
    }
}
