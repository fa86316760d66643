namespace Pulumi.Generator;

/// <summary>Classes of functions.</summary>
internal static class FunctionClass
{
    /// <summary>The class with the ways to call a function.</summary>
    public static string Text(string token, IReadOnlyList<Member> inputs)
    {
        var name = Token.Parse(token).Name;
        var (mark, none) = inputs.All(member => member.Optional) ? ("?", " = null") : ("", "");
        return $$"""
            /// <summary>The function <c>{{token}}</c>.</summary>
            public static class {{name}}
            {
                /// <summary>Calls it with plain arguments.</summary>
                public static Task<{{name}}Result> InvokeAsync(
                    {{name}}Args{{mark}} args{{none}}, InvokeOptions? options = null)
                    => global::Pulumi.Deployment.Instance.InvokeAsync<{{name}}Result>(
                        "{{token}}", args ?? new {{name}}Args(), options.WithVersion());

                /// <summary>Calls it when its arguments are known.</summary>
                public static Output<{{name}}Result> Invoke(
                    {{name}}InvokeArgs{{mark}} args{{none}}, InvokeOptions? options = null)
                    => global::Pulumi.Deployment.Instance.Invoke<{{name}}Result>(
                        "{{token}}", args ?? new {{name}}InvokeArgs(), options.WithVersion());

                /// <summary>Calls it when its arguments are known and what it depends on is there.</summary>
                public static Output<{{name}}Result> Invoke({{name}}InvokeArgs args, InvokeOutputOptions options)
                    => global::Pulumi.Deployment.Instance.Invoke<{{name}}Result>(
                        "{{token}}", args ?? new {{name}}InvokeArgs(), options.WithVersion());
            }
            """;
    }
}
