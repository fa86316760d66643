using System.Text.Json;

namespace Pulumi.Generator;

/// <summary>Classes that hold inputs: a resource's, a function's, a nested type's.</summary>
internal sealed class InputClass(TypeText types)
{
    /// <summary>The class, on top of ResourceArgs or InvokeArgs.</summary>
    public string Text(
        string name, string baseClass, string summary, IReadOnlyList<Member> members, Use use, bool ofProvider = false) => $$"""
        /// <summary>{{summary}}</summary>
        public sealed class {{name}} : global::Pulumi.{{baseClass}}
        {
        {{CodeText.Paragraphs([
            .. members.Select(m => Property(m, use, ofProvider)), Constructor(name, members), Empty(name)]).Indented()}}
        }
        """;

    private static string Empty(string name) => $"""
        /// <summary>Nothing given.</summary>
        public static new {name} Empty => new {name}();
        """;

    private string Property(Member member, Use use, bool ofProvider)
    {
        var plain = use == Use.InvokeArgs;
        var attribute = Attribute(member, ofProvider);
        if (!member.IsCollection && !member.Secret)
        {
            var type = plain ? types.Argument(member, use) : types.Input(member, use);
            var end = member.Optional || (plain && member.IsStruct) ? "" : " = null!;";
            return $$"""
                {{attribute}}
                public {{type}}{{(member.Optional ? "?" : "")}} {{member.Name}} { get; set; }{{end}}
                """;
        }

        return member.IsCollection ? Collection(member, attribute, use, plain) : SecretValue(member, attribute, use);
    }

    private string Collection(Member member, string attribute, Use use, bool plain)
    {
        if (member.Secret)
            throw new NotSupportedException($"{member.Wire}: the generator knows no secret lists and maps yet.");
        var type = plain ? types.Argument(member, use) : types.Input(member, use);
        var field = $"_{member.Wire}";
        return $$"""
            {{attribute}}
            private {{type}}? {{field}};

            {{Obsolete(member)}}public {{type}} {{member.Name}}
            {
                get => {{field}} ??= new {{type}}();
                set => {{field}} = value;
            }
            """;
    }

    private string SecretValue(Member member, string attribute, Use use)
    {
        var type = types.Input(member, use);
        var field = $"_{member.Wire}";
        return $$"""
            {{attribute}}
            private {{type}}? {{field}};

            {{Obsolete(member)}}public {{type}}? {{member.Name}}
            {
                get => {{field}};
                set => {{field}} = Output.Tuple<{{type}}?, int>(value, Output.CreateSecret(0)).Apply(t => t.Item1);
            }
            """;
    }

    /// <summary>A provider's inputs travel as texts, whatever their types.</summary>
    private static string Attribute(Member member, bool ofProvider)
    {
        var json = ofProvider && member.Type is not ContractType.Simple { Word: "string" };
        return $"[Input(\"{member.Wire}\"{(member.Optional ? "" : ", required: true")}{(json ? ", json: true" : "")})]";
    }

    /// <summary>The official C# says it of lists, maps and secrets only.</summary>
    private static string Obsolete(Member member)
        => member.Deprecated ? "[Obsolete(\"The provider deprecates it.\")]\n" : "";

    private static string Constructor(string name, IReadOnlyList<Member> members)
    {
        var defaults = members.Where(member => member.Default != null)
            .Select(member => $"{member.Name} = {Default(member.Default!.Value)};").ToArray();
        return defaults.Length == 0 ? "" : $$"""
            /// <summary>The provider's defaults.</summary>
            public {{name}}()
            {
            {{string.Join('\n', defaults).Indented()}}
            }
            """;
    }

    /// <summary>Where no variable is set that is an input of null, which is not sent.</summary>
    private static string Default(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => CodeText.Literal(value.GetString()!),
        JsonValueKind.Object => $"Package.Environment({string.Join(", ",
            value.GetProperty("environment").EnumerateArray().Select(name => CodeText.Literal(name.GetString()!)))})!",
        _ => value.GetRawText(),
    };
}
