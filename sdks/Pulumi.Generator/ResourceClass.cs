namespace Pulumi.Generator;

/// <summary>Resource classes.</summary>
internal sealed class ResourceClass(TypeText types)
{
    /// <summary>The class of a resource.</summary>
    public string Text(
        string token, ResourceContract resource, IReadOnlyList<Member> inputs, IReadOnlyList<Member> outputs)
    {
        var name = Token.Parse(token).Name;
        var provider = Token.IsProvider(token);
        return $$"""
            /// <summary>The {{(provider ? "provider" : "resource")}} <c>{{token}}</c>.</summary>
            [ResourceType("{{token}}", Package.Version)]
            public partial class {{name}} : global::Pulumi.{{(provider ? "Provider" : "Custom")}}Resource
            {
            {{CodeText.Paragraphs([
                .. outputs.Select(Property),
                Constructor(token, name, inputs),
                provider ? "" : LookUpConstructor(token, name, resource),
                MakeResourceOptions(resource),
                provider ? "" : Get(name, resource)]).Indented()}}
            }
            """;
    }

    private string Property(Member member) => $$"""
        [Output("{{member.Wire}}")]
        public Output<{{types.Output(member, Use.Output)}}> {{member.Name}} { get; private set; } = null!;
        """;

    private static string Constructor(string token, string name, IReadOnlyList<Member> inputs)
    {
        var args = inputs.All(member => member.Optional) ? $"{name}Args? args = null" : $"{name}Args args";
        var registered = Token.IsProvider(token) ? Token.Parse(token).Package : token;
        return $$"""
            /// <summary>Registers it under a name within the stack.</summary>
            public {{name}}(string name, {{args}}, CustomResourceOptions? options = null)
                : base("{{registered}}", name, args ?? new {{name}}Args(), MakeResourceOptions(options, ""))
            {
            }
            """;
    }

    private static string LookUpConstructor(string token, string name, ResourceContract resource) => $$"""
        private {{name}}(string name, Input<string> id, {{StateParameter(name, resource)}}CustomResourceOptions? options = null)
            : base("{{token}}", name, {{(resource.State ? "state" : "null")}}, MakeResourceOptions(options, id))
        {
        }
        """;

    private static string Get(string name, ResourceContract resource) => $$"""
        /// <summary>Looks up the one that has this id at the provider.</summary>
        public static {{name}} Get(
            string name, Input<string> id, {{StateParameter(name, resource)}}CustomResourceOptions? options = null)
            => new {{name}}(name, id, {{(resource.State ? "state, " : "")}}options);
        """;

    private static string StateParameter(string name, ResourceContract resource)
        => resource.State ? $"{name}State? state = null, " : "";

    private static string MakeResourceOptions(ResourceContract resource) => $$"""
        private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
        {
            var defaults = new CustomResourceOptions
            {
                Version = Package.Version,
        {{string.Concat(
            List("Aliases", resource.Aliases, alias => $"new global::Pulumi.Alias {{ Type = {CodeText.Literal(alias)} }}"),
            List("AdditionalSecretOutputs", resource.SecretOutputs, CodeText.Literal),
            List("ReplaceOnChanges", resource.ReplaceOnChanges, CodeText.Literal)).Indented(2)}}    };
            var merged = CustomResourceOptions.Merge(defaults, options);
            merged.Id = id ?? merged.Id;
            return merged;
        }
        """;

    private static string List(string name, string[]? items, Func<string, string> literal)
        => items is null ? "" : $"{name} = {{ {string.Join(", ", items.Select(literal))} }},\n";
}
