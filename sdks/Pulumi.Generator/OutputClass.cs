namespace Pulumi.Generator;

/// <summary>Classes that hold what comes back: nested types of outputs and the results of functions.</summary>
internal sealed class OutputClass(TypeText types)
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while",
    ];

    /// <summary>The class.</summary>
    public string Text(string name, string summary, IReadOnlyList<Member> members, Use use) => $$"""
        /// <summary>{{summary}}</summary>
        [OutputType]
        public sealed class {{name}}
        {
        {{string.Join('\n', members.Select(m => $"public readonly {types.Output(m, use)} {m.Name};")).Indented()}}

            [OutputConstructor]
            private {{name}}(
        {{string.Join(",\n", members.Select(m => $"{types.Output(m, use)} {Parameter(m)}")).Indented(2)}})
            {
        {{string.Join('\n', members.Select(m => $"{Field(m)} = {Parameter(m)};")).Indented(2)}}
            }
        }
        """;

    private static string Parameter(Member member) => Keywords.Contains(member.Wire) ? $"@{member.Wire}" : member.Wire;

    private static string Field(Member member) => member.Name == member.Wire ? $"this.{member.Name}" : member.Name;
}
